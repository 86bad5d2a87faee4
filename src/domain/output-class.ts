/**
 * Who may see an output: `open` = anyone (aggregates, small counts suppressed); `official` = the federal and regional reporting
 * chain (aggregates as they are); `restricted` = named people or special data, given only with a reason that is journaled.
 */
export type OutputClass = 'open' | 'official' | 'restricted';

/** The Russian word that stands in sheet headers. */
export const OUTPUT_CLASS_LABEL: Readonly<Record<OutputClass, string>> = {
  open: 'открытые данные',
  official: 'для служебного пользования в отчётности',
  restricted: 'ограниченный доступ: персональные данные',
};
