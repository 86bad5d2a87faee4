import { EXIT, Failure } from '../../domain/failure.ts';
import { counted } from '../../domain/russian.ts';
import { cleanText, normaliseLabel } from '../../domain/text.ts';
import type { RecognisedAdvert } from '../balance/balance-input.ts';
import { byText } from '../balance/order.ts';
import type { AssignInput } from './assign-graduates.ts';

/** A change of the market to try out. */
export type WhatIfChange =
  | {
      readonly kind: 'places';
      readonly employer: string;
      readonly programme: string | null;
      readonly count: number;
    }
  | { readonly kind: 'housing'; readonly employer: string }
  | { readonly kind: 'radius'; readonly km: number };

const KINDS: ReadonlyMap<string, WhatIfChange['kind']> = new Map([
  ['places', 'places'],
  ['места', 'places'],
  ['мест', 'places'],
  ['housing', 'housing'],
  ['жилье', 'housing'],
  ['radius', 'radius'],
  ['радиус', 'radius'],
]);

/**
 * Reads «места:ООО Завод:5», «места:ООО Завод:15.01.05:5», «жильё:ООО Завод», «радиус:60» (or `places`, `housing`, `radius`).
 * @throws Failure `bad-what-if`
 */
export function parseWhatIf(text: string): WhatIfChange {
  const [word = '', ...rest] = text.split(':').map((part) => part.trim());
  const kind = KINDS.get(normaliseLabel(word));
  const last = rest.at(-1) ?? '';
  const number = /^\+?(\d{1,5})$/.exec(last)?.[1];
  if (kind === 'radius' && rest.length === 1 && number !== undefined) return { kind, km: Number(number) };
  const employer = rest[0] ?? '';
  if (kind === 'housing' && rest.length === 1 && employer !== '') return { kind, employer };
  if (kind === 'places' && employer !== '' && number !== undefined && Number(number) > 0) {
    const [, programme] = rest;
    if (rest.length === 2) return { kind, employer, programme: null, count: Number(number) };
    if (rest.length === 3 && programme !== undefined && /^\d{2}(\.\d{2}){0,2}$/.test(programme))
      return { kind, employer, programme, count: Number(number) };
  }
  throw new Failure('bad-what-if', `изменение «${text}» не понято.`, {
    exitCode: EXIT.usage,
    hint: 'Примеры: --what-if "места:ООО Завод:5", "места:ООО Завод:15.01.05:5", "жильё:ООО Завод", "радиус:60".',
  });
}

/** The input with the changes made, and what each did, in words. @throws Failure `what-if-employer`, `what-if-advert` */
export function applyWhatIf(
  input: AssignInput,
  changes: readonly WhatIfChange[],
): { readonly input: AssignInput; readonly done: readonly string[] } {
  const done: string[] = [];
  let changed = input;
  for (const change of changes) {
    if (change.kind === 'radius') {
      done.push(`радиус ${change.km} км вместо ${changed.territory.radiusKm}`);
      changed = { ...changed, territory: { ...changed.territory, radiusKm: change.km } };
      continue;
    }
    const own = advertsOf(changed.adverts, change.employer);
    const name = own[0]?.vacancy.employer.name ?? change.employer;
    if (change.kind === 'housing') {
      const ids = new Set(own.map(({ vacancy }) => vacancy.id));
      changed = withVacancies(changed, (advert) =>
        ids.has(advert.vacancy.id) ? { ...advert, vacancy: { ...advert.vacancy, housing: true } } : advert,
      );
      done.push(`жильё у работодателя ${name}: ${counted(ids.size, 'вакансия', 'вакансии', 'вакансий')}`);
      continue;
    }
    const { programme, count } = change;
    const [target] = own
      .filter(
        ({ recognition }) =>
          programme === null || recognition.codes.some(({ ref }) => ref.code.startsWith(programme)),
      )
      .sort(
        (a, b) => (b.vacancy.places ?? 0) - (a.vacancy.places ?? 0) || byText(a.vacancy.id, b.vacancy.id),
      );
    if (target === undefined) {
      throw new Failure(
        'what-if-advert',
        `у работодателя ${name} нет открытой вакансии программы ${programme}.`,
        {
          exitCode: EXIT.usage,
          hint: 'Назовите код программы, по которой у него есть вакансия, или не называйте программу.',
        },
      );
    }
    const { id, title } = target.vacancy;
    changed = withVacancies(changed, (advert) =>
      advert.vacancy.id === id
        ? { ...advert, vacancy: { ...advert.vacancy, places: (advert.vacancy.places ?? 0) + count } }
        : advert,
    );
    done.push(`ещё ${counted(count, 'место', 'места', 'мест')}: ${cleanText(title)}, ${name}`);
  }
  return { input: changed, done };
}

function withVacancies(
  input: AssignInput,
  change: (advert: RecognisedAdvert) => RecognisedAdvert,
): AssignInput {
  return { ...input, adverts: input.adverts.map(change) };
}

/** Open recognised adverts of the one employer the text names: by ИНН, by the whole name, by a part of it. */
function advertsOf(adverts: readonly RecognisedAdvert[], text: string): readonly RecognisedAdvert[] {
  const wanted = normaliseLabel(text);
  const open = adverts.filter(({ vacancy, recognition }) => vacancy.open && recognition.decision === 'spo');
  const nameOf = ({ vacancy }: RecognisedAdvert) => normaliseLabel(vacancy.employer.name ?? '');
  const byInn = open.filter(({ vacancy }) => vacancy.employer.inn === text);
  const exact = byInn.length > 0 ? byInn : open.filter((advert) => nameOf(advert) === wanted);
  const found = exact.length > 0 ? exact : open.filter((advert) => nameOf(advert).includes(wanted));
  const names = new Map(found.map((advert) => [nameOf(advert), advert.vacancy.employer.name ?? '']));
  if (byInn.length > 0 || names.size === 1) return found;
  const shown = Array.from(names.values()).sort(byText).slice(0, 5);
  throw new Failure(
    'what-if-employer',
    names.size === 0
      ? `работодателя «${text}» среди открытых вакансий нет.`
      : `«${text}» — часть названия нескольких работодателей: ${shown.join('; ')}${names.size > 5 ? ' и другие' : ''}.`,
    { exitCode: EXIT.usage, hint: 'Назовите работодателя как в вакансии или его ИНН.' },
  );
}
