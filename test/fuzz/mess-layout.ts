import type { Random } from '../../fixtures/generator/random.ts';
import { type Cell, cleanPersons, type Person, words } from './clean-table.ts';
import type { BodyLine, Draft, DraftColumn, DraftSheet } from './draft.ts';

/** What a transformation needs of a file format: merged and hidden lines, several sheets, cells that are numbers and days. */
export type Need = 'merges' | 'sheets' | 'types';

/** One kind of mess. */
export interface Mess {
  readonly name: string;
  readonly needs?: Need;
  apply(draft: Draft, random: Random): void;
}

const line = (...texts: readonly (readonly [number, string])[]): BodyLine => ({
  kind: 'other',
  cells: new Map<number, Cell>(texts.map(([at, text]) => [at, words(text)])),
});

/** The sheets that list the graduates. */
export function listSheets(draft: Draft): readonly DraftSheet[] {
  return draft.sheets.filter((sheet) => sheet.body.some((entry) => entry.kind === 'person'));
}

function insert(sheet: DraftSheet, at: number, column: DraftColumn): void {
  const before = sheet.columns[at - 1]?.over ?? null;
  const over = before !== null && before === sheet.columns[at]?.over ? before : null;
  sheet.columns.splice(at, 0, { ...column, over });
  sheet.hiddenColumns = sheet.hiddenColumns.map((hidden) => (hidden >= at ? hidden + 1 : hidden));
  const move = (entry: BodyLine): BodyLine =>
    entry.kind === 'person'
      ? entry
      : {
          ...entry,
          cells: new Map(
            [...entry.cells].map(([index, cell]) => [index >= at && index > 0 ? index + 1 : index, cell]),
          ),
        };
  sheet.body = sheet.body.map(move);
  sheet.below = sheet.below.map(move);
}

function put(sheet: DraftSheet, random: Random, ...entries: readonly BodyLine[]): void {
  sheet.body.splice(random.int(1, sheet.body.length), 0, ...entries);
}

const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['Договор о целевом обучении', ['targetNumber', 'targetEmployer']],
  ['Сведения о трудоустройстве', ['employer', 'employerInn', 'position']],
];

/** Puts graduates of one group or programme beside each other. */
function sortBy(sheet: DraftSheet, field: string): void {
  const key = (entry: BodyLine) => (entry.kind === 'person' ? JSON.stringify(entry.person.cells[field]) : '');
  const persons = sheet.body.filter((entry) => entry.kind === 'person');
  sheet.body = persons.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function without(sheet: DraftSheet, field: string): void {
  sheet.columns = sheet.columns.filter((column) => column.field !== field);
}

function textOf(cell: Cell | undefined): string {
  return cell?.type === 'text' ? cell.text : '';
}

/** Turns a column into lines that head the rows below them. */
function section(sheet: DraftSheet, field: string, title: (person: Person) => string): void {
  sortBy(sheet, field);
  const body: BodyLine[] = [];
  let before = '';
  for (const entry of sheet.body) {
    if (entry.kind === 'person') {
      const now = title(entry.person);
      if (now !== before) body.push({ kind: 'other', cells: new Map([[0, words(now)]]), across: true });
      before = now;
    }
    body.push(entry);
  }
  sheet.body = body;
}

/** Mess around and between the rows; every graduate stays as readable as before. */
export const LAYOUT_MESS: readonly Mess[] = [
  {
    name: 'titles above',
    apply: (draft, random) => {
      const all = [
        'Министерство образования и молодёжной политики',
        'ГАПОУ «Условный политехнический колледж»',
        'ул. Мира, 5, тел. 8 (343) 000-00-00',
        '',
        'Директору базового центра карьеры',
        'Список выпускников 2026 года',
        'по состоянию на 14.09.2026',
        '(очная и заочная формы обучения)',
      ];
      for (const sheet of listSheets(draft))
        sheet.titles = [...all.filter(() => random.chance(0.6)), ...sheet.titles];
    },
  },
  {
    name: 'blank rows and columns before',
    apply: (draft, random) => {
      for (const sheet of listSheets(draft)) {
        sheet.titles = [...Array.from({ length: random.int(0, 5) }, () => ''), ...sheet.titles];
        sheet.shift += random.int(0, 3);
      }
    },
  },
  {
    name: 'header of two lines',
    needs: 'merges',
    apply: (draft) => {
      for (const sheet of listSheets(draft)) {
        if (sheet.header !== 'one') continue;
        sheet.header = 'two';
        for (const [over, fields] of GROUPS) {
          const members = sheet.columns.filter(({ field }) => fields.includes(field));
          const first = members[0];
          if (first === undefined) continue;
          const at = sheet.columns.indexOf(first);
          const rest = sheet.columns.filter((column) => !members.includes(column));
          const place = sheet.columns.slice(0, at).filter((column) => !members.includes(column)).length;
          const short = (field: string, header: string) =>
            ({
              targetNumber: 'номер',
              targetEmployer: 'заказчик',
              employer: 'наименование организации',
              employerInn: 'ИНН',
            })[field] ?? header;
          sheet.columns = [
            ...rest.slice(0, place),
            ...members.map((column) => ({ ...column, over, header: short(column.field, column.header) })),
            ...rest.slice(place),
          ];
        }
      }
    },
  },
  {
    name: 'row of column numbers',
    apply: (draft) => {
      for (const sheet of listSheets(draft)) sheet.numberRow = sheet.header !== 'none';
    },
  },
  {
    name: 'ordinal column',
    apply: (draft, random) => {
      const header = random.pick(['№ п/п', '№', 'п/п', '№ п.п.']);
      for (const sheet of listSheets(draft)) {
        insert(sheet, 0, { field: 'ordinal', header, over: null });
        let number = 0;
        for (const entry of sheet.body)
          if (entry.kind === 'person')
            entry.person.cells.ordinal = words(`${++number}${random.chance(0.3) ? '.' : ''}`);
      }
    },
  },
  {
    name: 'college column',
    apply: (draft, random) => {
      const header = random.pick(['Наименование ПОО', 'Колледж', 'Образовательная организация']);
      for (const sheet of listSheets(draft)) {
        insert(sheet, random.int(0, sheet.columns.length), { field: 'college', header, over: null });
        for (const { cells } of draft.persons)
          cells.college = words('ГАПОУ «Условный политехнический колледж»');
      }
    },
  },
  {
    name: 'columns nobody reads',
    apply: (draft, random) => {
      for (const sheet of listSheets(draft)) {
        for (const header of [
          'Рост',
          'Хобби',
          'Паспорт (серия, номер)',
          'Телефон',
          'Q7',
          'Спортивный разряд',
        ]) {
          if (!random.chance(0.4)) continue;
          insert(sheet, random.int(0, sheet.columns.length), { field: header, header, over: null });
          for (const { cells } of draft.persons)
            cells[header] = words(random.pick(['x', '12', 'есть', '170']));
        }
      }
    },
  },
  {
    name: 'columns in another order',
    apply: (draft, random) => {
      for (const sheet of listSheets(draft)) {
        if (sheet.header === 'two' || sheet.hiddenColumns.length > 0) continue;
        const others = [...sheet.body, ...sheet.below].some((entry) => entry.kind === 'other');
        if (!others) sheet.columns = random.shuffle(sheet.columns);
      }
    },
  },
  {
    name: 'sample row',
    apply: (draft, random) => {
      for (const sheet of listSheets(draft)) {
        const cells = sheet.columns.map(
          ({ field }, at) =>
            [at, random.chance(0.4) || field === 'status' ? 'Выпадающий список' : ''] as const,
        );
        sheet.body.unshift(line(...cells));
      }
    },
  },
  {
    name: 'totals',
    apply: (draft, random) => {
      for (const sheet of listSheets(draft)) {
        const total = random.pick([
          'Итого',
          'ИТОГО:',
          'Всего',
          'Всего по группе',
          'Сумма',
          'Проверка',
          'Итого по колледжу: 25',
        ]);
        put(sheet, random, line([0, total], [sheet.columns.length - 1, '12']));
        sheet.below.unshift(line([0, total], [1, String(draft.persons.length)]));
      }
    },
  },
  {
    name: 'signatures',
    apply: (draft, random) => {
      for (const sheet of listSheets(draft)) {
        sheet.below.push(line());
        sheet.below.push(line([random.int(0, 1), 'Директор колледжа ______________ /Тестов А. А./']));
        if (random.chance(0.5))
          sheet.below.push(line([0, 'Исполнитель: Примерова А. А., тел. 8 (343) 000-00-01']));
        if (random.chance(0.5)) sheet.below.push(line([0, 'М.П.'], [3, 'Дата заполнения: 14.09.2026']));
      }
    },
  },
  {
    name: 'header repeated on every page',
    apply: (draft, random) => {
      for (const sheet of listSheets(draft)) {
        if (sheet.header !== 'one') continue;
        put(sheet, random, line(...sheet.columns.map(({ header }, at) => [at, header] as const)));
      }
    },
  },
  {
    name: 'blank lines and lines of dashes between',
    apply: (draft, random) => {
      for (const sheet of listSheets(draft)) {
        for (let count = random.int(1, 4); count > 0; count--)
          put(sheet, random, random.chance(0.5) ? line() : line([0, '-'], [1, '—'], [2, '-']));
      }
    },
  },
  {
    name: 'a row twice',
    apply: (draft, random) => {
      for (const sheet of listSheets(draft)) {
        const entry = random.pick(sheet.body.filter(({ kind }) => kind === 'person'));
        if (entry.kind !== 'person') continue;
        sheet.body.splice(sheet.body.indexOf(entry), 0, { kind: 'person', person: { ...entry.person } });
      }
    },
  },
  {
    name: 'groups as lines above their rows',
    apply: (draft) => {
      for (const sheet of listSheets(draft)) {
        if (!sheet.columns.some(({ field }) => field === 'group')) continue;
        section(sheet, 'group', (person) => `Группа ${textOf(person.cells.group)}`);
        without(sheet, 'group');
      }
    },
  },
  {
    name: 'programmes as lines above their rows',
    apply: (draft) => {
      for (const sheet of listSheets(draft)) {
        if (!sheet.columns.some(({ field }) => field === 'specialty')) continue;
        if (sheet.body.some((entry) => entry.kind === 'other')) continue;
        section(sheet, 'code', (person) => `${person.truth.code} ${textOf(person.cells.specialty)}`);
        without(sheet, 'code');
        without(sheet, 'specialty');
      }
    },
  },
  {
    name: 'cells merged down',
    needs: 'merges',
    apply: (draft, random) => {
      for (const sheet of listSheets(draft)) {
        if (sheet.body.some((entry) => entry.kind === 'other')) continue;
        sortBy(sheet, 'group');
        for (const field of ['group', 'code', 'specialty', 'studyForm', 'cohort', 'college'])
          if (random.chance(0.5)) sheet.mergedDown.add(field);
      }
    },
  },
  {
    name: 'hidden rows and columns',
    needs: 'merges',
    apply: (draft, random) => {
      for (const sheet of listSheets(draft)) {
        sheet.hidesRows = true;
        sheet.hiddenColumns = [random.int(0, sheet.columns.length - 1)];
      }
    },
  },
  {
    name: 'a sheet for each group',
    needs: 'sheets',
    apply: (draft) => {
      const [sheet] = draft.sheets;
      if (draft.sheets.length > 1 || sheet === undefined || sheet.body.some(({ kind }) => kind === 'other'))
        return;
      const groups = Map.groupBy(sheet.body, (entry) =>
        entry.kind === 'person' ? (entry.person.truth.group ?? '') : '',
      );
      draft.sheets.splice(
        0,
        1,
        ...[...groups].map(([name, body]) => ({
          ...sheet,
          name,
          titles: [...sheet.titles],
          columns: sheet.columns.map((column) => ({ ...column })),
          body,
          below: [...sheet.below],
        })),
      );
    },
  },
  {
    name: 'the same records on a second sheet',
    needs: 'sheets',
    apply: (draft) => {
      const [sheet] = draft.sheets;
      if (draft.sheets.length > 1 || sheet === undefined) return;
      draft.sheets.push({
        ...sheet,
        name: 'Свод',
        columns: sheet.columns.map((column) => ({ ...column })),
        body: [...sheet.body],
      });
    },
  },
  {
    name: 'last year’s sheet',
    needs: 'sheets',
    apply: (draft, random) => {
      const [sheet] = draft.sheets;
      if (sheet === undefined || sheet.header === 'none') return;
      const old = cleanPersons(random.fork('last year')).map((person) => ({
        ...person,
        cells: { ...person.cells, cohort: words('2025') },
      }));
      draft.sheets.push({
        ...sheet,
        name: 'Выпуск 2025',
        columns: sheet.columns.map((column) => ({ ...column })),
        body: old.map((person) => ({ kind: 'person', person })),
        below: [],
        mergedDown: new Set(),
      });
    },
  },
  {
    name: 'sheets beside the list',
    needs: 'sheets',
    apply: (draft) => {
      const [sheet] = draft.sheets;
      if (sheet === undefined) return;
      const beside = (name: string, hidden: boolean, ...texts: readonly string[]): DraftSheet => ({
        ...sheet,
        name,
        hidden,
        titles: [...texts],
        shift: 0,
        columns: [{ field: 'text', header: '', over: null }],
        header: 'none',
        numberRow: false,
        body: [],
        below: [],
        hiddenColumns: [],
        hidesRows: false,
        mergedDown: new Set(),
      });
      draft.sheets.push(beside('Справочник', true, 'Трудоустроен', 'Призван в армию', 'Самозанятый'));
      draft.sheets.unshift(beside('Инструкция', false, 'Как заполнять', 'Укажите ФИО полностью'));
    },
  },
  {
    name: 'no header',
    apply: (draft) => {
      for (const sheet of listSheets(draft)) {
        sheet.header = 'none';
        sheet.numberRow = false;
      }
    },
  },
];
