import type { IsoDate } from '../../domain/iso-date.ts';

/** Version of the layout of the workbook, written into its hidden mark. */
export const TEMPLATE_VERSION = 1;

/** What a column of the template takes. */
type TemplateInput = 'text' | 'digits' | 'birth-day' | 'day' | 'status' | 'programme' | 'yes-no';

/**
 * A column. `identity` values say who the person is: they are locked where they are known. Headers are ones the import knows,
 * so that a returned template is read like any other list.
 */
export interface TemplateColumn {
  readonly key: TemplateKey;
  readonly header: string;
  readonly width: number;
  readonly input: TemplateInput;
  readonly identity: boolean;
}

/** Keys of the columns, from left to right. */
type TemplateKey =
  | 'number'
  | 'surname'
  | 'name'
  | 'patronymic'
  | 'birthDate'
  | 'snils'
  | 'group'
  | 'programme'
  | 'status'
  | 'inSpecialty'
  | 'employer'
  | 'employerInn'
  | 'position'
  | 'since'
  | 'until'
  | 'reason'
  | 'consentDate';

/** A prefilled cell: text, a day, or nothing known. */
export type TemplateValue = string | { readonly day: IsoDate } | null;

/** One person as prefilled. */
export type TemplateRow = Readonly<Record<TemplateKey, TemplateValue>>;

/** The workbook one college gets. */
export interface TemplatePlan {
  readonly college: string;
  readonly region: string;
  readonly cohort: number;
  /** The day the answers shall speak of. */
  readonly asOf: IsoDate;
  /** «до 12:00 25.05.2026»: until when it is to be sent back. */
  readonly due: string;
  readonly columns: readonly TemplateColumn[];
  readonly rows: readonly TemplateRow[];
  /** Empty rows below the persons, for those who are missing. */
  readonly spareRows: number;
  readonly statuses: readonly string[];
  /** «15.01.05 Сварщик …»; empty when nothing is known of the college's programmes. */
  readonly programmes: readonly string[];
  readonly help: readonly { readonly heading: string; readonly lines: readonly string[] }[];
}
