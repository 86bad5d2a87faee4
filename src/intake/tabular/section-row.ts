import { parseSpoCode, type SpoCode, textBesidesCode } from '../../domain/spo-code.ts';
import { cleanText, normaliseLabel } from '../../domain/text.ts';
import type { SourceRow } from '../sheets/source-sheet.ts';
import { readSectionStatus, type SectionStatus } from './section-status.ts';

/** What a row that only heads the rows below it says of them. */
export type Section =
  | { readonly kind: 'college'; readonly name: string }
  | {
      readonly kind: 'specialty';
      readonly code: SpoCode | null;
      readonly name: string | null;
      readonly group: string | null;
    }
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'status'; readonly status: SectionStatus };

const COLLEGE = /(^|[^\p{L}])(колледж|техникум|училище|лицей|гбпоу|гапоу|гау по|огбпоу|поу)/iu;

const GROUP = /^(?:учебная )?(?:группа(?!\p{L})|гр(?:\.|(?!\p{L})))\s*[:№-]?\s*([\p{L}\d][\p{L}\d./-]*)/iu;

/**
 * Reads a section row: one text alone in its row, naming a college, a programme by its code, a group, or a
 * status; «2.» may stand before it in a cell of its own.
 * @param isProgramme tells the names of programmes, so that «Сварщик ручной сварки» is not taken for a person
 */
export function readSection(row: SourceRow, isProgramme: (name: string) => boolean): Section | null {
  const [first, second, third] = row.cells;
  if (first === undefined || third !== undefined) return null;
  const cell = second === undefined ? first : second;
  if (cell.type !== 'text' || (second !== undefined && !/^\d{1,2}\.?$/.test(first.text.trim()))) return null;
  const text = cleanText(cell.text);
  const status = readSectionStatus(text);
  if (status !== null && !isCollegeName(text)) return { kind: 'status', status };
  // A numbered row is a person's far more often than a title.
  if (second !== undefined) return null;
  const code = parseSpoCode(text);
  const titled = GROUP.exec(text);
  const group = titled?.[1]?.replace(/(?<![.,;:])[.,;:]+$/, '') ?? null;
  if (code.kind === 'value') {
    const rest = text.slice(titled?.[0].length ?? 0).replace(/^[\s,;:(–—-]+/, '');
    const name = textBesidesCode(rest.replace(/^(специальность|профессия|код)\s*:?\s*/i, ''));
    return { kind: 'specialty', code: code.value, name: name === '' ? null : name, group };
  }
  if (group !== null) return { kind: 'group', name: group };
  if (isCollegeName(text)) return { kind: 'college', name: text };
  const named = text.replace(/^(специальность|профессия)\s*:?\s*/i, '').replace(/^[«"]|[»"]$/g, '');
  return isProgramme(named) ? { kind: 'specialty', code: null, name: named, group: null } : null;
}

/** True for a text that names a college and is not a sentence about one. */
export function isCollegeName(text: string): boolean {
  return (
    text.length <= 250 &&
    COLLEGE.test(text) &&
    !/^(список|отчет|сведения|информация)/.test(normaliseLabel(text))
  );
}
