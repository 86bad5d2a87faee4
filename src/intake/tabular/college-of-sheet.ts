import type { College } from '../../domain/organisations.ts';
import { cleanText, normaliseLabel } from '../../domain/text.ts';
import type { SourceSheet } from '../sheets/source-sheet.ts';
import { isCollegeName } from './section-row.ts';

/** By what a college is known in a title. */
type CollegeNames = Pick<College, 'name' | 'aliases'>;

/**
 * The college a sheet speaks of, for rows that name none: a known college named in the rows above the header, in the name of the
 * sheet, the file or its folder; else the words of a title that name a college; else what the user says.
 * @param titleRows texts above the header
 * @param path of the file, with its folder
 */
export function collegeOfSheet(
  sheet: SourceSheet,
  headerRow: number,
  path: string,
  known: readonly CollegeNames[],
  insisted: string | null,
): string | null {
  if (insisted !== null) return insisted;
  const titles = sheet.head
    .filter((row) => row.number < headerRow)
    .flatMap((row) => row.cells.map((cell) => cleanText(cell.text)));
  const [file = '', folder = ''] = path.split(/[\\/]/).reverse();
  for (const text of [...titles, sheet.name ?? '', file.replace(/\.[^.]+$/, ''), folder]) {
    const college = knownCollege(text, known);
    if (college !== null) return college;
  }
  for (const title of titles) {
    const college = collegeInTitle(title);
    if (college !== null) return college;
  }
  return null;
}

/** Colleges the first rows of a sheet without a table name in full: «ГАПОУ СО «Первый техникум»». */
export function collegesInTitles({ head }: SourceSheet): readonly string[] {
  return head
    .slice(0, 30)
    .flatMap((row) => row.cells.flatMap((cell) => NAMED.exec(cleanText(cell.text))?.[0] ?? []));
}

/** From the legal form to the closing quote. */
const NAMED = /[А-ЯЁ]{0,4}ПОУ(?![\p{L}])[^«"]{0,80}[«"][^»"]+[»"]/u;

/** The one known college whose name or alias stands in the text as whole words; the longest wins, two equal ones are none. */
function knownCollege(text: string, known: readonly CollegeNames[]): string | null {
  const words = ` ${normaliseLabel(text)} `;
  let best: { readonly name: string; readonly length: number } | null = null;
  let tie = false;
  for (const college of known) {
    for (const spelling of [college.name, ...college.aliases]) {
      const label = normaliseLabel(spelling);
      if (label.length < 3 || !words.includes(` ${label} `)) continue;
      if (best !== null && best.length === label.length && best.name !== college.name) tie = true;
      if (best === null || label.length > best.length) {
        best = { name: college.name, length: label.length };
        tie = false;
      }
    }
  }
  return tie ? null : (best?.name ?? null);
}

/** A title that is a college's name, follows «Колледж:», or holds one from its legal form to the closing quote. */
function collegeInTitle(title: string): string | null {
  const named = NAMED.exec(title)?.[0];
  if (named !== undefined) return cleanText(named);
  const worded = /^(?:Колледж|Техникум|Образовательная организация|ПОО|Учебное заведение)\s*:\s*(.+)$/i.exec(
    title,
  );
  if (worded?.[1] !== undefined) return cleanText(worded[1]);
  return isCollegeName(title) ? title : null;
}
