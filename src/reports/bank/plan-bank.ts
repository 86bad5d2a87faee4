import { type SensitiveKind, sensitiveIn } from '../../domain/free-text.ts';
import { russianDate } from '../../domain/iso-date.ts';
import { groupThousands } from '../../domain/russian.ts';
import type { BankEntry, BankExclusion, BankSelection } from '../../monitoring/bank/select-for-bank.ts';
import { dateCell, type RowPlan, type SheetPlan, type WorkbookPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { countTable } from '../tracking/count-table.ts';

/** The reasons to leave a graduate out, in order of precedence, with their Russian words. */
export const BANK_EXCLUSION_LABELS: readonly (readonly [BankExclusion, string])[] = [
  ['out-of-reach', 'обстоятельства, при которых не связываются'],
  ['has-outcome', 'уже работает, учится, служит или выйдет на работу'],
  ['target-contract', 'действует договор о целевом обучении'],
  ['no-consent', 'нет согласия с датой'],
  ['not-yet', 'согласие дано позже дня выгрузки'],
  ['withdrawn', 'согласие отозвано'],
  ['expired', 'срок согласия вышел'],
  ['age-unknown', 'неизвестна дата рождения: нельзя сказать, нужно ли согласие представителя'],
  ['no-representative', 'подписал до 18 лет, согласия законного представителя нет'],
];

/** The bank for partners with what had to be hidden in it. */
export interface BankPlan {
  readonly plan: WorkbookPlan;
  /** Cells of free text hidden, by what was found in them. */
  readonly hidden: Readonly<Partial<Record<SensitiveKind, number>>>;
}

/**
 * The bank of graduates for partner employers: no birth dates, СНИЛС, categories, circumstances; the way to a graduate leads through
 * the career centre of the college. Free text with a contact, a name or a diagnosis in it is not given out.
 */
export function planBank(selection: BankSelection, words: CentreWords): BankPlan {
  const hidden: Partial<Record<SensitiveKind, number>> = {};
  const safe = (text: string | null): string | null => {
    if (text === null) return null;
    const found = sensitiveIn(text);
    for (const kind of found) hidden[kind] = (hidden[kind] ?? 0) + 1;
    return found.length === 0 ? text : 'скрыто';
  };
  const rows = selection.entries.map((entry, at) => bankRow(entry, at, words, safe));
  return {
    hidden,
    plan: {
      name: `Банк выпускников ${selection.asOf}`,
      title: `Банк выпускников, ищущих работу, на ${russianDate(selection.asOf)}`,
      outputClass: 'restricted',
      sheets: [bankSheet(rows, selection, words)],
    },
  };
}

function bankSheet(rows: readonly RowPlan[], { asOf }: BankSelection, words: CentreWords): SheetPlan {
  return {
    name: 'Банк выпускников',
    title: 'Выпускники, ищущие работу и согласные на передачу данных работодателям',
    subtitle: [
      asOfLine(words, asOf),
      'Передаётся только партнёру, которому предназначено; использовать для подбора на работу и удалить по отзыву согласия',
    ],
    freezeColumns: 2,
    blocks: [
      rows.length === 0
        ? {
            kind: 'text',
            lines: ['Выпускников с действующим согласием на передачу данных, ищущих работу, нет.'],
          }
        : {
            kind: 'table',
            id: 'bank',
            columns: [
              { key: 'number', header: '№', width: 6, format: 'integer' },
              { key: 'person', header: 'Фамилия, имя, отчество', width: 30, format: 'text' },
              { key: 'specialty', header: 'Профессия, специальность', width: 34, format: 'text' },
              { key: 'qualification', header: 'Квалификация', width: 22, format: 'text' },
              { key: 'cohort', header: 'Год выпуска', width: 9, format: 'text' },
              { key: 'residence', header: 'Населённый пункт', width: 20, format: 'text' },
              { key: 'relocate', header: 'Готов к переезду', width: 11, format: 'text' },
              { key: 'wish', header: 'Хочет работать по специальности', width: 14, format: 'text' },
              { key: 'pay', header: 'Ожидаемая оплата в месяц, ₽', width: 16, format: 'text' },
              { key: 'college', header: 'Связь через центр карьеры', width: 34, format: 'text' },
              { key: 'consent', header: 'Согласие от', width: 12, format: 'date' },
              { key: 'until', header: 'Действует до', width: 12, format: 'date' },
            ],
            rows,
          },
    ],
  };
}

function bankRow(
  { graduate, college, consent }: BankEntry,
  at: number,
  words: CentreWords,
  safe: (text: string | null) => string | null,
): RowPlan {
  const { person, specialty, intentions } = graduate;
  const { worksInSpecialty, relocate, expectedPay } = intentions;
  const name = specialty === null ? null : words.specialtyName(specialty);
  const pay = expectedPay?.period === 'month' ? (expectedPay.min ?? expectedPay.max) : null;
  return {
    key: `person ${graduate.id}`,
    cells: {
      number: at + 1,
      person: [person.surname, person.name, person.patronymic].filter((part) => part !== null).join(' '),
      specialty: specialty === null ? null : name === null ? specialty.code : `${specialty.code} ${name}`,
      qualification: safe(graduate.qualification),
      cohort: String(graduate.cohort),
      residence: safe(graduate.residence),
      relocate: relocate === null ? null : relocate ? 'да' : 'нет',
      wish: worksInSpecialty === null ? null : worksInSpecialty ? 'да' : 'нет',
      pay: pay === null ? null : groupThousands(pay),
      college,
      consent: dateCell(consent.signed),
      until: dateCell(consent.until),
    },
  };
}

/** «Состав банка»: who is in and why others are not, counts only; stays in the centre. */
export function planBankCounts(selection: BankSelection, words: CentreWords): WorkbookPlan {
  const { asOf, byCollege, excluded } = selection;
  const subtitle = [asOfLine(words, asOf)];
  return {
    name: `Состав банка выпускников ${asOf}`,
    title: `Кто вошёл в банк выпускников на ${russianDate(asOf)} и почему не вошли остальные`,
    outputClass: 'official',
    sheets: [
      {
        name: 'Состав',
        title: 'Кто вошёл в банк выпускников',
        subtitle,
        freezeColumns: 1,
        blocks: [
          countTable(
            'colleges',
            'Колледж',
            [
              { key: 'graduates', header: 'Выпускников' },
              { key: 'given', header: 'В банке' },
              { key: 'withoutConsent', header: 'Ищут работу, согласие не годится', width: 18 },
            ],
            byCollege.map(({ college, ...cells }) => ({ label: college, cells })),
          ),
        ],
      },
      {
        name: 'Почему не вошли',
        title: 'Почему не вошли в банк; названа первая причина',
        subtitle,
        blocks: [
          countTable(
            'excluded',
            'Причина',
            [{ key: 'persons', header: 'Выпускников' }],
            BANK_EXCLUSION_LABELS.map(([key, label]) => ({
              label,
              cells: { persons: excluded[key] },
            })),
          ),
        ],
      },
    ],
  };
}
