import { russianDate } from '../../domain/iso-date.ts';
import type { CoverageLine, FeedbackReport, SatisfactionLine } from '../../monitoring/feedback/feedback.ts';
import { type CellPlan, formula, type RowPlan, type SheetPlan, type WorkbookPlan } from '../sheet-plan.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { shareCell } from '../weekly/live-cells.ts';

/** Fewer answers give no mean. */
const FEW = 3;
const MARKS = [1, 2, 3, 4, 5] as const;

/** Employers' opinions as a workbook: counts and counted phrases, `official`; nobody is quoted or named. */
export function planFeedback(report: FeedbackReport): WorkbookPlan {
  return {
    name: `Отзывы работодателей ${report.asOf}`,
    title: `Отзывы работодателей о выпускниках: ${report.region}, выпуск ${report.cohort} года`,
    outputClass: 'official',
    sheets: [
      ...report.groups.map((group) => satisfactionSheet(report, group)),
      missingSheet(report),
      coverageSheet(report),
      ...leftOutSheets(report),
    ],
  };
}

const LABEL_HEADER = {
  specialty: 'Профессия, специальность',
  college: 'Колледж',
  employer: 'Работодатель',
} as const;

function satisfactionSheet(report: FeedbackReport, group: FeedbackReport['groups'][number]): SheetPlan {
  const { total, minimum } = report;
  return {
    name: group.title,
    title: `Удовлетворённость подготовкой: ${group.title.charAt(0).toLowerCase()}${group.title.slice(1)}`,
    subtitle: subtitle(report, 'Оценка от 1 до 5; n — число отзывов'),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: `satisfaction ${group.key}`,
        columns: [
          { key: 'label', header: LABEL_HEADER[group.key], width: 42, format: 'text' },
          { key: 'n', header: 'n', width: 8, format: 'integer' },
          ...MARKS.map((mark) => ({
            key: `mark ${mark}`,
            header: String(mark),
            group: 'Оценок',
            width: 6,
            format: 'integer' as const,
          })),
          { key: 'mean', header: 'Средняя оценка', width: 11, format: 'decimal', scale: 'more-is-better' },
          { key: 'content', header: 'Оценок 4 и 5', width: 11, format: 'percent' },
          { key: 'low', header: '95 % от', width: 9, format: 'percent' },
          { key: 'high', header: '95 % до', width: 9, format: 'percent' },
          { key: 'yes', header: 'Готовы', group: 'Принять ещё выпускников', width: 9, format: 'integer' },
          {
            key: 'asked',
            header: 'Ответили',
            group: 'Принять ещё выпускников',
            width: 10,
            format: 'integer',
          },
        ],
        rows: [
          ...group.lines.map((line) => satisfactionRow(line, group.key, minimum)),
          { ...satisfactionRow(total, 'total', minimum), style: 'total' },
        ],
      },
      {
        kind: 'text',
        lines: [
          `Средняя не показывается, когда отзывов меньше ${FEW}, доля — когда их меньше ${minimum}. Границы доли — 95-процентный интервал Уилсона.`,
          'Отзыв — слово одного работодателя об одном выпускнике. Отвечают не все: см. лист «Охват».',
        ],
      },
    ],
  };
}

function satisfactionRow(line: SatisfactionLine, prefix: string, minimum: number): RowPlan {
  const key = `${prefix} ${line.key}`;
  const cells: Record<string, CellPlan> = {
    label: line.label,
    n: formula(line.answers, (at) => `SUM(${at(key, 'mark 1')}:${at(key, 'mark 5')})`),
    mean: formula(line.mean ?? `менее ${FEW}`, (at) => {
      const sum = MARKS.map((mark) => `${mark}*${at(key, `mark ${mark}`)}`).join('+');
      return `IF(${at(key, 'n')}<${FEW},"менее ${FEW}",(${sum})/${at(key, 'n')})`;
    }),
    content: formula(
      line.content ?? `менее ${minimum}`,
      (at) =>
        `IF(${at(key, 'n')}<${minimum},"менее ${minimum}",(${at(key, 'mark 4')}+${at(key, 'mark 5')})/${at(key, 'n')})`,
      'percent',
    ),
    yes: line.againYes,
    asked: line.againAsked,
  };
  for (const mark of MARKS) cells[`mark ${mark}`] = line.marks[mark - 1] ?? 0;
  for (const [part, sign, bound] of [
    ['low', '-', 'MAX(0'],
    ['high', '+', 'MIN(1'],
  ] as const) {
    cells[part] = formula(
      line.interval?.[part] ?? '',
      (at) => {
        const [p, n] = [at(key, 'content'), at(key, 'n')];
        const half = `1.96*SQRT(${p}*(1-${p})/${n}+1.96^2/(4*${n}^2))`;
        return `IF(ISNUMBER(${p}),${bound},(${p}+1.96^2/(2*${n})${sign}${half})/(1+1.96^2/${n})),"")`;
      },
      'percent',
    );
  }
  return { key, cells };
}

function missingSheet(report: FeedbackReport): SheetPlan {
  const rows = report.missing.flatMap(({ label, answers, phrases }): RowPlan[] =>
    phrases.length === 0
      ? [
          {
            key: `missing ${label}`,
            style: 'muted',
            cells: { label, answers, phrase: `нет слов, общих хотя бы для ${FEW} выпускников` },
          },
        ]
      : phrases.map(({ phrase, graduates }) => ({
          key: `missing ${label} ${phrase}`,
          cells: { label, answers, phrase, graduates },
        })),
  );
  return {
    name: 'Чего не хватает',
    title: 'Каких умений не хватает, по программам',
    subtitle: subtitle(report, 'Слова и сочетания слов из ответов, приведённые к одному виду'),
    freezeColumns: 1,
    blocks: [
      unlessEmpty(rows, 'О недостающих умениях никто не написал.', {
        kind: 'table',
        id: 'missing',
        columns: [
          { key: 'label', header: 'Профессия, специальность', width: 46, format: 'text' },
          { key: 'answers', header: 'Отзывов с ответом', width: 12, format: 'integer' },
          { key: 'phrase', header: 'Не хватает', width: 46, format: 'text' },
          { key: 'graduates', header: 'Выпускников', width: 13, format: 'integer' },
        ],
        rows,
      }),
      {
        kind: 'text',
        lines: [
          `Слова показываются, если сказаны не меньше чем о ${FEW} выпускниках программы; имена, числа и ответы о здоровье сюда не попадают.`,
          'Ответы дословно — только в книге ограниченного доступа: route feedback --restricted --reason "цель".',
        ],
      },
    ],
  };
}

function coverageSheet(report: FeedbackReport): SheetPlan {
  const { coverage } = report;
  const row = (line: CoverageLine, prefix: string): RowPlan => {
    const key = `${prefix} ${line.key}`;
    const { label, employed, answered } = line;
    return {
      key,
      cells: {
        label,
        employed,
        answered,
        share: shareCell(
          { row: key, column: 'answered', value: answered },
          { row: key, column: 'employed', value: employed },
        ),
      },
    };
  };
  const table = (id: string, header: string, lines: readonly CoverageLine[]) => ({
    kind: 'table' as const,
    id,
    columns: [
      { key: 'label', header, width: 46, format: 'text' as const },
      { key: 'employed', header: 'Трудоустроено', width: 14, format: 'integer' as const },
      { key: 'answered', header: 'Есть отзыв', width: 10, format: 'integer' as const },
      { key: 'share', header: 'Охват', width: 12, format: 'percent' as const },
    ],
    rows: [
      ...lines.map((line) => row(line, id)),
      { ...row(coverage.total, `${id} total`), style: 'total' as const },
    ],
  });
  return {
    name: 'Охват',
    title: 'О скольких принятых выпускниках есть отзыв',
    subtitle: subtitle(report, 'Спросить следует о каждом трудоустроенном; итог — по трудоустроенным сейчас'),
    freezeColumns: 1,
    blocks: [
      table('coverage college', 'Колледж', coverage.colleges),
      table('coverage employer', 'Работодатель', coverage.employers),
      {
        kind: 'text',
        lines:
          coverage.outside === 0
            ? []
            : [`Отзыв есть ещё о тех, кто по последним спискам не трудоустроен: ${coverage.outside}.`],
      },
    ],
  };
}

const WHY = {
  nobody: 'такого выпускника нет',
  several: 'таких выпускников несколько',
  contradicted: 'дата рождения или СНИЛС не совпадают',
} as const;

function leftOutSheets(report: FeedbackReport): readonly SheetPlan[] {
  const rows = [
    ...report.unfound.map(({ why, source }) => ({ source, why: WHY[why] as string })),
    ...report.outOfScale.map((source) => ({ source, why: 'оценка не от 1 до 5' })),
  ];
  if (rows.length === 0) return [];
  return [
    {
      name: 'Не учтены',
      title: 'Отзывы, которые не вошли в числа',
      subtitle: subtitle(report),
      blocks: [
        {
          kind: 'table',
          id: 'left-out',
          columns: [
            { key: 'file', header: 'Файл', width: 46, format: 'text' },
            { key: 'sheet', header: 'Лист', width: 24, format: 'text' },
            { key: 'row', header: 'Строка', width: 9, format: 'integer' },
            { key: 'why', header: 'Почему', width: 40, format: 'text' },
          ],
          rows: rows.map(({ source, why }, i) => ({
            key: `left-out ${i}`,
            cells: { file: source.file, sheet: source.sheet, row: source.row, why },
          })),
        },
      ],
    },
  ];
}

function subtitle({ region, cohort, asOf }: FeedbackReport, ...more: readonly string[]): readonly string[] {
  return [`${region}, выпуск ${cohort} года, по данным на ${russianDate(asOf)}`, ...more];
}
