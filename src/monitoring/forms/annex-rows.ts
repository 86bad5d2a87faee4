import type { Graduate } from '../../domain/graduate.ts';
import type { StatusKind } from '../../domain/status.ts';
import { bySpecialty } from '../../domain/sum-form.ts';
import type { FormEdition } from './form-edition.ts';
import { belongsToRow } from './row-members.ts';

/** A further sheet of an edition. */
export type FormAnnex = FormEdition['annexes'][number];

/** A row of an annex: values by official column number; what the lists do not tell is not there. */
export interface AnnexRow {
  readonly graduate: Graduate;
  readonly values: ReadonlyMap<string, string>;
}

/** Annexes with a row for each graduate that lists can begin to fill. */
export function graduateAnnexes({ annexes }: FormEdition): readonly FormAnnex[] {
  return annexes.filter(({ unit, members }) => unit === 'graduate' && members !== null);
}

/**
 * Rows of an annex in the order of college, code and source row. An allowed value is set only where exactly one of the column's
 * values begins with what is known of the graduate.
 * @param programme «15.01.05 Сварщик …»
 */
export function annexRows(
  annex: FormAnnex,
  graduates: readonly Graduate[],
  programme: (graduate: Graduate) => string | null,
): readonly AnnexRow[] {
  return graduates
    .filter((graduate) => standsIn(annex, graduate))
    .sort(inOrder)
    .map((graduate) => {
      const facts = factsOf(graduate);
      const values = new Map<string, string>();
      for (const { number, content, choices } of annex.columns) {
        const value =
          content === 'specialty'
            ? programme(graduate)
            : content === 'inn'
              ? (graduate.targetContract?.employerInn ?? null)
              : content === 'choice'
                ? onlyChoice(choices, facts)
                : null;
        if (value !== null) values.set(number, value);
      }
      return { graduate, values };
    });
}

/** A contract that was broken is told about too. */
function standsIn({ members }: FormAnnex, graduate: Graduate): boolean {
  if (members === null) return false;
  return members === 'target-contract' ? graduate.targetContract !== null : belongsToRow(graduate, members);
}

function onlyChoice(choices: readonly string[], facts: readonly string[]): string | null {
  const fitting = choices.filter((choice) => facts.some((fact) => choice.startsWith(fact)));
  const [only] = fitting;
  return fitting.length === 1 && only !== undefined ? only : null;
}

/** How official values of «3. Целевики» begin, by what became of a graduate after a contract was broken. */
const AFTER_BREAK: Readonly<Partial<Record<StatusKind, string>>> = {
  studying: 'продолжает обучение',
  conscript: 'призван (будет призван)',
  'will-be-conscript': 'призван (будет призван)',
  childcare: 'находятся (будут находиться)',
  'will-take-childcare': 'находятся (будут находиться)',
  entrepreneur: 'индивидуальный предприниматель',
  'self-employed': 'самозанятый',
  custody: 'не может трудоустроиться: находится под следствием',
  'family-care': 'не может трудоустроиться: ухаживает',
  'death-or-grave-illness': 'не может трудоустроиться: смерть',
  'not-motivated': 'не имеет мотивации',
  'moved-abroad': 'переехал',
  'will-move-abroad': 'переехал',
  informal: 'неофициально трудоустроен',
  'unemployed-registered': 'зарегистрирован в центрах занятости',
};
/** The same while a contract is suspended. */
const SUSPENDED: Readonly<Partial<Record<StatusKind, string>>> = {
  studying: 'договор приостановлен (пролонгирован): продолжает обучение',
  conscript: 'договор приостановлен (пролонгирован): призван',
  'will-be-conscript': 'договор приостановлен (пролонгирован): призван',
  childcare: 'договор приостановлен (пролонгирован): находится',
  'will-take-childcare': 'договор приостановлен (пролонгирован): находится',
};

/** Beginnings of official values that are true of the graduate. */
function factsOf({ targetContract: contract, status }: Graduate): readonly string[] {
  if (contract === null || contract.state === null) return [];
  const inn = status?.employerInn ?? null;
  const known = inn !== null && contract.employerInn !== null;
  if (contract.state === 'active' || contract.state === 'suspended') {
    const kept = status === null || contract.state === 'active' ? undefined : SUSPENDED[status.kind];
    const works = known && inn === contract.employerInn;
    return [
      'действует',
      ...(kept === undefined ? [] : [kept]),
      ...(works && status?.kind === 'employed' ? ['трудоустроен у работодателя, с которым'] : []),
      ...(works && status?.kind === 'will-be-employed'
        ? ['будет трудоустроен у работодателя, с которым']
        : []),
    ];
  }
  const after = status === null ? undefined : AFTER_BREAK[status.kind];
  const elsewhere = known && inn !== contract.employerInn;
  return [
    'расторгнут',
    ...(after === undefined ? [] : [after]),
    ...(elsewhere && status?.kind === 'employed' ? ['трудоустроен у иного'] : []),
    ...(elsewhere && status?.kind === 'will-be-employed' ? ['будет трудоустроен у иного'] : []),
  ];
}

function inOrder(a: Graduate, b: Graduate): number {
  const [first, second] = [a.college ?? '', b.college ?? ''];
  if (first !== second) return first < second ? -1 : 1;
  return bySpecialty(a.specialty, b.specialty) || a.id - b.id;
}
