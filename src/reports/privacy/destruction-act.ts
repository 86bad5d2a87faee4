import type { IsoDate } from '../../domain/iso-date.ts';
import type { OutputClass } from '../../domain/output-class.ts';

/** What a record of destruction (акт об уничтожении) states. No name stands in it. */
export interface DestructionAct {
  readonly number: number;
  readonly day: IsoDate;
  readonly operator: string | null;
  readonly region: string;
  readonly kind: 'subject' | 'purge';
  readonly scope: string;
  readonly basis: string;
  readonly counts: readonly { readonly label: string; readonly count: number }[];
  readonly files: readonly { readonly path: string; readonly what: string; readonly sha256: string }[];
  /** What the program could not destroy: where it lies or to whom it went, and why it is left. */
  readonly byHand: readonly { readonly what: string; readonly why: string }[];
  /** False when the log of the database could not be emptied. */
  readonly compacted: boolean;
}

/** Counts and digests only: for the office, not for publication. */
export const ACT_CLASS: OutputClass = 'official';

/** How the data were destroyed, for the act (приказ Роскомнадзора от 28.10.2022 № 179: способ уничтожения). */
export const METHOD_LINES: readonly string[] = [
  'Строки базы удалены с перезаписью страниц (SQLite secure_delete), файл базы переписан (VACUUM), журнал базы опустошён.',
  'Файлы удалены средствами файловой системы.',
];

/** «Акт об уничтожении № 3 2026-06-01»: the name of the files, without class and extension. */
export function actName({ number, day }: DestructionAct): string {
  return `Акт об уничтожении № ${number} ${day}`;
}

/** What was destroyed, as the heading of the act says it. */
export function actSubject({ kind }: DestructionAct): string {
  return kind === 'subject' ? 'персональные данные одного субъекта' : 'персональные данные выпускников';
}
