import type { OutputClass } from '../../domain/output-class.ts';

/** A short note as data: planners make it, `writeDocx` carries it out. A4, portrait. */
export interface NotePlan {
  /** File name without folder and extension. */
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly outputClass: OutputClass;
  readonly paragraphs: readonly NoteParagraph[];
}

/** A paragraph; `lead` is set off in bold before the text. */
export interface NoteParagraph {
  readonly lead: string;
  readonly text: string;
}
