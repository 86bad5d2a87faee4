import type { Random } from '../../fixtures/generator/random.ts';
import { type Cell, dashed, type Person, serialOf, type Truth, words } from './clean-table.ts';
import type { Draft, DraftSheet } from './draft.ts';
import { listSheets, type Mess } from './mess-layout.ts';

const LOOK_ALIKES = new Map(
  Array.from('АВЕКМНОРСТУХаеорсух', (letter, at) => [letter, 'ABEKMHOPCTYXaeopcyx'[at] ?? letter]),
);

/** Some letters of every word replaced by Latin ones, never all: a word wholly Latin is another word. */
function lookAlike(text: string, random: Random): string {
  return text.replace(/[А-Яа-яЁё]{3,}/g, (word) => {
    let changed = false;
    const letters = Array.from(word, (letter) => {
      const twin = LOOK_ALIKES.get(letter);
      if (twin === undefined || !random.chance(0.5)) return letter;
      changed = true;
      return twin;
    });
    return changed && letters.some((letter) => /[А-Яа-яЁё]/.test(letter)) ? letters.join('') : word;
  });
}

function invisible(text: string, random: Random): string {
  const spaced = text.replaceAll(' ', () => random.pick([' ', '\u00a0', '  ', '\u2009', '\u202f']));
  const at = random.int(1, Math.max(1, spaced.length - 1));
  const mark = random.pick(['\u00ad', '\u200b', '\ufeff', '']);
  return (
    random.pick(['', ' ', '\u00a0']) +
    spaced.slice(0, at) +
    mark +
    spaced.slice(at) +
    random.pick(['', ' ', '\u00a0', '\n'])
  );
}

function changeText(person: Person, field: string, change: (text: string) => string): void {
  const cell = person.cells[field];
  if (cell?.type === 'text') person.cells[field] = { type: 'text', text: change(cell.text) };
}

/** Lines that are no graduates stand in columns by number: columns may not change below them. */
function hasOtherLines(sheet: DraftSheet): boolean {
  return sheet.below.length > 0 || sheet.body.some(({ kind }) => kind === 'other');
}

const number = (value: number, format: string | null = null): Cell => ({ type: 'number', value, format });

function some(draft: Draft, random: Random, change: (person: Person) => void): void {
  const share = random.pick([0.1, 0.4, 1]);
  for (const person of draft.persons) if (random.chance(share)) change(person);
}

/** Cells are spoilt before others change them: what is spoilt stays so. */
function spoil(draft: Draft, random: Random, field: string, cell: (random: Random) => Cell): void {
  if (!listSheets(draft).some(({ columns }) => columns.some((column) => column.field === field))) return;
  for (let count = random.int(1, 3); count > 0; count--) {
    const person = random.pick(draft.persons);
    if (person.cells[field] === null || person.spoilt.has(field)) continue;
    person.cells[field] = cell(random);
    person.spoilt.add(field);
  }
}

const NOTHING_STATED = {
  birthDate: null,
  snils: null,
  group: null,
  code: null,
  studyForm: null,
  funding: null,
  status: null,
  employer: null,
  employerInn: null,
  position: null,
  inSpecialty: null,
  targetNumber: null,
  targetEmployer: null,
} satisfies Partial<Truth>;

const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

/** Mess inside cells: the value stays what it is unless the cell is spoilt on purpose. */
export const CELL_MESS: readonly Mess[] = [
  {
    name: 'soft hyphens, zero widths, spaces of every kind',
    apply: (draft, random) => {
      some(draft, random, (person) => {
        for (const field of Object.keys(person.cells))
          if (random.chance(0.4)) changeText(person, field, (text) => invisible(text, random));
      });
      for (const sheet of listSheets(draft))
        for (const column of sheet.columns)
          if (random.chance(0.3)) column.header = invisible(column.header, random);
    },
  },
  {
    name: 'look-alike Latin letters',
    apply: (draft, random) => {
      some(draft, random, (person) => {
        for (const field of [
          'fullName',
          'surname',
          'givenName',
          'specialty',
          'status',
          'studyForm',
          'funding',
        ])
          if (random.chance(0.5)) changeText(person, field, (text) => lookAlike(text, random));
      });
      for (const sheet of listSheets(draft))
        for (const column of sheet.columns)
          if (random.chance(0.4)) column.header = lookAlike(column.header, random);
    },
  },
  {
    name: 'СНИЛС in every format',
    apply: (draft, random) =>
      some(draft, random, (person) =>
        changeText(person, 'snils', (text) => {
          const digits = text.replace(/\D/g, '');
          return digits.length !== 11
            ? text
            : random.pick([
                digits,
                dashed(digits),
                dashed(digits).replace(' ', '-'),
                digits.replace(/(...)(...)(...)/, '$1 $2 $3 '),
              ]);
        }),
      ),
  },
  {
    name: 'numbers as numbers',
    needs: 'types',
    apply: (draft, random) =>
      some(draft, random, ({ cells, truth, spoilt }) => {
        if (!spoilt.has('snils') && cells.snils !== null && truth.snils !== null)
          cells.snils = number(
            Number(truth.snils),
            random.pick([null, '000-000-000 00', '00000000000', '0']),
          );
        if (!spoilt.has('employerInn') && truth.employerInn !== null && cells.employerInn !== null)
          cells.employerInn = number(Number(truth.employerInn), '0000000000');
        if (!spoilt.has('cohort')) cells.cohort = number(2026);
      }),
  },
  {
    name: 'days of every kind',
    apply: (draft, random) =>
      some(draft, random, ({ cells, truth, spoilt }) => {
        if (truth.birthDate === null || spoilt.has('birthDate')) return;
        const [year = '', month = '', day = ''] = truth.birthDate.split('-');
        cells.birthDate = words(
          random.pick([
            truth.birthDate,
            `${truth.birthDate}T00:00:00`,
            `${Number(day)}.${Number(month)}.${year}`,
            `${day}/${month}/${year}`,
            `${day}.${month}.${year}г.`,
            `${day}.${month}.${year} г`,
            `${Number(day)} ${MONTHS[Number(month) - 1]} ${year} г.`,
            `${day}-${month}-${year}`,
            `${day}.${month}.${year.slice(2)}`,
            `${year}.${month}.${day}`,
            String(serialOf(truth.birthDate)),
            `${day}. ${month}. ${year}`,
          ]),
        );
      }),
  },
  {
    name: 'days as days',
    needs: 'types',
    apply: (draft, random) =>
      some(draft, random, ({ cells, truth, spoilt }) => {
        if (truth.birthDate !== null && !spoilt.has('birthDate'))
          cells.birthDate = number(
            serialOf(truth.birthDate),
            random.pick(['dd.mm.yyyy', 'd/m/yy', 'yyyy-mm-dd', 'm/d/yy']),
          );
      }),
  },
  {
    name: 'codes turned into days',
    needs: 'types',
    apply: (draft, random) =>
      some(draft, random, ({ cells, truth, spoilt }) => {
        const [day = '', month = '', year = ''] = (truth.code ?? '').split('.');
        if (Number(day) <= 31 && !spoilt.has('code') && cells.code !== undefined)
          cells.code = number(serialOf(`20${year}-${month}-${day}`), 'dd.mm.yyyy');
      }),
  },
  {
    name: 'codes in every spelling',
    apply: (draft, random) =>
      some(draft, random, (person) =>
        changeText(person, 'code', (text) =>
          random.pick([
            `${text}.`,
            ` ${text}`,
            text.replaceAll('.', ','),
            text.replaceAll('.', '. '),
            text.replace(/^0/, ''),
            `${random.int(1, 9)}${text.replaceAll('.', '')}`,
            `${random.int(1, 9)}${text.replaceAll('.', '')}.0`,
            text.replaceAll('.', '-'),
          ]),
        ),
      ),
  },
  {
    name: 'code and name in one cell',
    apply: (draft, random) => {
      const header = random.pick([
        'Код и наименование специальности',
        'Специальность',
        'Профессия/специальность',
      ]);
      const turned = random.chance(0.3);
      if (listSheets(draft).some(hasOtherLines)) return;
      for (const sheet of listSheets(draft)) {
        sheet.columns = sheet.columns.filter(({ field }) => field !== 'code');
        for (const column of sheet.columns) if (column.field === 'specialty') column.header = header;
      }
      for (const { cells, spoilt } of draft.persons) {
        if (spoilt.has('code')) spoilt.add('specialty');
        const code = cells.code?.type === 'text' ? cells.code.text : '';
        const name = cells.specialty?.type === 'text' ? cells.specialty.text : '';
        cells.specialty = words((turned ? `${name} ${code}` : `${code} ${name}`).trim());
      }
    },
  },
  {
    name: 'е for ё',
    apply: (draft, random) =>
      some(draft, random, (person) => {
        for (const field of Object.keys(person.cells))
          changeText(person, field, (text) => text.replaceAll('ё', 'е').replaceAll('Ё', 'Е'));
      }),
  },
  {
    name: 'capitals',
    apply: (draft, random) =>
      some(draft, random, (person) => {
        for (const field of [
          'fullName',
          'surname',
          'givenName',
          'patronymic',
          'status',
          'specialty',
          'studyForm',
        ])
          changeText(person, field, (text) => text.toUpperCase());
      }),
  },
  {
    name: 'name in three columns',
    apply: (draft) => {
      for (const sheet of listSheets(draft)) {
        const at = sheet.columns.findIndex(({ field }) => field === 'fullName');
        if (at < 0 || hasOtherLines(sheet)) return;
      }
      for (const sheet of listSheets(draft)) {
        const at = sheet.columns.findIndex(({ field }) => field === 'fullName');
        const parts = [
          ['surname', 'Фамилия'],
          ['givenName', 'Имя'],
          ['patronymic', 'Отчество'],
        ] as const;
        sheet.columns.splice(at, 1, ...parts.map(([field, header]) => ({ field, header, over: null })));
        sheet.hiddenColumns = sheet.hiddenColumns.map((hidden) => (hidden > at ? hidden + 2 : hidden));
      }
      for (const { cells, spoilt, truth } of draft.persons) {
        cells.surname = spoilt.has('fullName') ? (cells.fullName ?? null) : words(truth.surname);
        cells.givenName = words(spoilt.has('fullName') ? '' : truth.name);
        cells.patronymic = words(truth.patronymic ?? '');
      }
    },
  },
  {
    name: 'headers mistyped',
    apply: (draft, random) => {
      for (const sheet of listSheets(draft)) {
        for (const column of sheet.columns) {
          if (!random.chance(0.4)) continue;
          column.header = column.header.replace(/[А-Яа-яё]{8,}/, (word) => {
            const at = random.int(2, word.length - 3);
            return random.pick([
              word.slice(0, at) + word.slice(at + 1),
              word.slice(0, at) + (word[at] ?? '') + word.slice(at),
              word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
            ]);
          });
        }
      }
    },
  },
  {
    name: 'headers dressed up',
    apply: (draft, random) => {
      for (const sheet of listSheets(draft)) {
        for (const column of sheet.columns) {
          const { header } = column;
          column.header = random.pick([
            header,
            header.toUpperCase(),
            header.toLowerCase(),
            header.replace(' ', '\n'),
            `${header}*`,
            `${header}:`,
            ` ${header} `,
            header.replace(/(специаль|финанси|трудо)(?=\p{L})/u, '$1-\n'),
          ]);
        }
      }
    },
  },
  {
    name: 'dashes for nothing',
    apply: (draft, random) => {
      const filler = random.pick(['-', '—', '–', '...', '_']);
      some(draft, random, ({ cells }) => {
        for (const [field, cell] of Object.entries(cells)) if (cell === null) cells[field] = words(filler);
      });
    },
  },
  {
    name: 'years as they are written',
    apply: (draft, random) =>
      some(draft, random, (person) =>
        changeText(person, 'cohort', () =>
          random.pick(['2026 г.', '2026.0', '2026 год', '2025/2026', '30.06.2026']),
        ),
      ),
  },
  {
    name: 'nothing but the name',
    apply: (draft, random) => {
      const shown = new Set(listSheets(draft).flatMap(({ columns }) => columns.map(({ field }) => field)));
      const names = ['ordinal', 'fullName', 'surname', 'givenName', 'patronymic'];
      const ofSheet = new Map(
        listSheets(draft).flatMap(({ name, body }) =>
          body.flatMap((entry) => (entry.kind === 'person' ? [[entry.person, name] as const] : [])),
        ),
      );
      for (const person of draft.persons) {
        const { cells, truth, spoilt } = person;
        if (!random.chance(0.3) || spoilt.size > 0) continue;
        for (const field of Object.keys(cells))
          if (!names.includes(field) && shown.has(field)) cells[field] = null;
        // What a line above the row or the name of the sheet says of group and programme stays true.
        const { group, code } = truth;
        Object.assign(truth, NOTHING_STATED);
        if (!shown.has('group') || ofSheet.get(person) === group) truth.group = group;
        if (!shown.has('specialty')) truth.code = code;
      }
    },
  },
  {
    name: 'days that never were',
    apply: (draft, random) =>
      spoil(draft, random, 'birthDate', ({ pick }) =>
        words(
          pick([
            '45.09.2007',
            '29.02.2007',
            '00.01.2007',
            '07.09.1900',
            '31.04.2006',
            'сентябрь',
            '07.09.20007',
          ]),
        ),
      ),
  },
  {
    name: 'СНИЛС that do not add up',
    apply: (draft, random) =>
      spoil(draft, random, 'snils', ({ pick }) =>
        words(pick(['999-000-001 99', '123', 'есть', '9,99E+10', '999-000-001', 'на оформлении'])),
      ),
  },
  {
    name: 'two codes in a cell',
    apply: (draft, random) => spoil(draft, random, 'code', () => words('15.01.05, 43.02.15')),
  },
  {
    name: 'codes of other classifiers',
    apply: (draft, random) =>
      spoil(draft, random, 'code', ({ pick }) =>
        words(pick(['19756', '16675', '99.02.99', 'сварщик ОКПДТР 19756'])),
      ),
  },
  {
    name: 'statuses nobody knows',
    apply: (draft, random) =>
      spoil(draft, random, 'status', ({ pick }) =>
        words(pick(['см. примечание', 'уточняется у куратора', 'код 17'])),
      ),
  },
  {
    name: 'broken names',
    apply: (draft, random) =>
      spoil(draft, random, 'fullName', ({ pick }) =>
        words(
          pick([
            '\ufffd\ufffd\ufffd \ufffd\ufffd',
            '╨Ш╨▓╨░╨╜╨╛╨▓ ╨Я',
            'Ð¢ÐµÑ\u0081Ñ\u0082 ÐžÐ',
            '12345',
            '???? ????',
          ]),
        ),
      ),
  },
  {
    name: 'errors of formulas',
    apply: (draft, random) => {
      const field = random.pick([
        'fullName',
        'birthDate',
        'snils',
        'code',
        'status',
        'employerInn',
        'cohort',
      ]);
      spoil(draft, random, field, ({ pick }) => ({
        type: 'error',
        text: pick(['#N/A', '#REF!', '#VALUE!']),
      }));
    },
  },
  {
    name: 'ИНН that do not add up',
    apply: (draft, random) =>
      spoil(draft, random, 'employerInn', ({ pick }) =>
        words(pick(['1234567890', '00000', 'нет ИНН', '3,5E+9'])),
      ),
  },
  {
    name: 'marks of repetition',
    apply: (draft, random) => {
      const field = random.pick(['group', 'code', 'specialty', 'studyForm', 'status']);
      const mark = random.pick(['-//-', '//', '"', '— " —', 'то же']);
      const repeats = new Set<Person>();
      const differs = new Set<Person>();
      for (const { body } of listSheets(draft)) {
        for (const [at, entry] of body.entries()) {
          if (entry.kind !== 'person' || entry.person.spoilt.size > 0) continue;
          const before = body[at - 1];
          const isSame =
            before?.kind === 'person' &&
            before.person.spoilt.size === 0 &&
            JSON.stringify(before.person.cells[field]) === JSON.stringify(entry.person.cells[field]);
          (isSame ? repeats : differs).add(entry.person);
        }
      }
      const own = new Set([...differs].map(({ cells }) => cells));
      for (const { cells } of repeats) {
        if (!own.has(cells) && cells[field] !== null && cells[field] !== undefined)
          cells[field] = words(mark);
      }
    },
  },
];
