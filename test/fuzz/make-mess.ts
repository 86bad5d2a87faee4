import { seededRandom } from '../../fixtures/generator/random.ts';
import { cleanPersons, FIELDS, HEADERS } from './clean-table.ts';
import type { Draft } from './draft.ts';
import { CELL_MESS } from './mess-cells.ts';
import { LAYOUT_MESS, type Need } from './mess-layout.ts';

export const MESS = [...LAYOUT_MESS, ...CELL_MESS];

/** A clean table spoilt in one to six ways. @param able what the format it will be written in can hold */
export function makeMess(seed: number, able: ReadonlySet<Need>): Draft {
  const random = seededRandom(`mess ${seed}`);
  const persons = cleanPersons(random.fork('persons'));
  const draft: Draft = {
    persons,
    applied: [],
    sheets: [
      {
        name: 'Выпускники',
        hidden: false,
        titles: [],
        shift: 0,
        columns: FIELDS.map((field) => ({ field, header: HEADERS[field], over: null })),
        header: 'one',
        numberRow: false,
        body: persons.map((person) => ({ kind: 'person', person })),
        below: [],
        hiddenColumns: [],
        hidesRows: false,
        mergedDown: new Set(),
      },
    ],
  };
  const possible = MESS.filter(({ needs }) => needs === undefined || able.has(needs));
  // Without a header fewer things can be known: rarer than the rest.
  const weight = (name: string) => (name === 'no header' ? 0.3 : 1);
  const chosen = new Set<string>();
  for (let count = random.int(1, 6); count > 0; count--)
    chosen.add(random.weighted(possible, ({ name }) => weight(name)).name);
  for (const mess of possible) {
    if (!chosen.has(mess.name)) continue;
    mess.apply(draft, random.fork(mess.name));
    draft.applied.push(mess.name);
  }
  return draft;
}
