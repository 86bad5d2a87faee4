import type { WorkMode } from '../../domain/territory.ts';
import type { StoredVacancy } from '../../domain/vacancy.ts';
import type { DrivingCategory, WorkLimit } from '../../domain/work-requirement.ts';

/** What an advert asks of a person beyond the trade, read from its words. One entry of `data/advert-requirements.json`. */
export interface AdvertRequirement {
  readonly id: string;
  readonly label: string;
  /** Where the pattern is looked for: the title, or title, position, schedule and description. */
  readonly reads: 'title' | 'text';
  /** On lower case with ё as е; null = by `mode` only. */
  readonly pattern: RegExp | null;
  readonly mode: WorkMode | null;
  readonly minAge: number | null;
  readonly limits: readonly WorkLimit[];
  readonly driving: readonly DrivingCategory[];
  readonly basis: string;
}

/** Requirements of adverts by their words. */
export interface RequirementReader {
  readonly requirements: readonly AdvertRequirement[];
  /** What the title and the mode of work ask. */
  ofTitle(advert: RequirementInput): readonly AdvertRequirement[];
  /** All of it. Descriptions are long, so it is read only when somebody's feasibility hangs on it; answers are remembered. */
  ofText(advert: RequirementInput): readonly AdvertRequirement[];
}

interface RequirementInput {
  readonly vacancy: StoredVacancy;
  readonly mode: WorkMode;
}

/** Makes the reader. */
export function createRequirementReader(requirements: readonly AdvertRequirement[]): RequirementReader {
  const titled = requirements.filter(({ reads }) => reads === 'title');
  const described = requirements.filter(({ reads }) => reads === 'text');
  const texts = new WeakMap<StoredVacancy, readonly AdvertRequirement[]>();

  function ofTitle({ vacancy, mode }: RequirementInput): readonly AdvertRequirement[] {
    const title = lower(vacancy.title);
    return titled.filter((each) =>
      each.mode === null ? each.pattern?.test(title) === true : each.mode === mode,
    );
  }

  return {
    requirements,
    ofTitle,
    ofText(advert) {
      const { vacancy } = advert;
      let found = texts.get(vacancy);
      if (found === undefined) {
        const { title, typicalPosition, schedule, description } = vacancy;
        const text = lower(
          [title, typicalPosition, schedule, description].filter((part) => part !== null).join('\n'),
        );
        found = [...ofTitle(advert), ...described.filter(({ pattern }) => pattern?.test(text) === true)];
        texts.set(vacancy, found);
      }
      return found;
    },
  };
}

function lower(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
