import type { Border, Fill, Font } from 'exceljs';
import type { CellFormat, ColumnPlan, RowPlan } from '../sheet-plan.ts';

/** Excel number formats; `_ ` keeps a space before the next cell. Numbers group thousands; 0 is shown, an empty cell means «no data». */
export const NUMBER_FORMATS: Readonly<Record<CellFormat, string>> = {
  text: '@',
  integer: '#,##0_ ',
  decimal: '#,##0.0_ ',
  percent: '0.0%_ ',
  date: 'dd.mm.yyyy',
  money: '#,##0_ ',
  index: '0.00_ ',
};

const FONT_NAME = 'Arial';

/** Height of a line of 9-point text. */
export const LINE_POINTS = 12.5;

/** Fonts of the sheet's parts; Arial is on every office machine and prints Cyrillic evenly. */
export const FONTS = {
  title: { name: FONT_NAME, size: 14, bold: true, color: { argb: 'FF1F3A5F' } },
  subtitle: { name: FONT_NAME, size: 9, color: { argb: 'FF555555' } },
  caption: { name: FONT_NAME, size: 11, bold: true, color: { argb: 'FF1F3A5F' } },
  header: { name: FONT_NAME, size: 9, bold: true, color: { argb: 'FFFFFFFF' } },
  number: { name: FONT_NAME, size: 8, italic: true, color: { argb: 'FF555555' } },
  body: { name: FONT_NAME, size: 9 },
  strong: { name: FONT_NAME, size: 9, bold: true },
  muted: { name: FONT_NAME, size: 9, color: { argb: 'FF777777' } },
  link: { name: FONT_NAME, size: 9, underline: true, color: { argb: 'FF1F5FA8' } },
  warning: { name: FONT_NAME, size: 9, bold: true, color: { argb: 'FF8A3B00' } },
} as const satisfies Record<string, Partial<Font>>;

const solid = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });

/** Fills; all keep black text readable when printed in grey. */
export const FILLS = {
  header: solid('FF2F5D8A'),
  group: solid('FF1F3A5F'),
  number: solid('FFE9EEF4'),
  total: solid('FFDCE6F1'),
  subtotal: solid('FFEFF4FA'),
  check: solid('FFFFF6DD'),
  alert: solid('FFFBE3DC'),
  warning: solid('FFFFF1E0'),
} as const;

const thin: Partial<Border> = { style: 'thin', color: { argb: 'FFBFC8D2' } };

/** The frame of a table cell. */
export const FRAME = { top: thin, left: thin, bottom: thin, right: thin } as const;

/** Two-colour scales by meaning of the column. */
export const SCALES: Readonly<Record<NonNullable<ColumnPlan['scale']>, readonly [string, string]>> = {
  'more-is-worse': ['FFFFFFFF', 'FFF2A58C'],
  'more-is-better': ['FFFFFFFF', 'FF9CCB9A'],
};

/** The font of a body row by its style. */
export function rowFont(style: RowPlan['style']): Partial<Font> {
  if (style === 'total' || style === 'subtotal') return FONTS.strong;
  if (style === 'muted') return FONTS.muted;
  return FONTS.body;
}

/** The fill of a body row by its style; null = none. */
export function rowFill(style: RowPlan['style']): Fill | null {
  return style === undefined || style === 'muted' ? null : FILLS[style];
}
