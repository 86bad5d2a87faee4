import type { Finding } from '../../domain/finding.ts';
import { cellAddress } from '../sheets/cell-address.ts';
import type { SourceRow } from '../sheets/source-sheet.ts';

// What Russian letters look like after a wrong decoding: lost (U+FFFD), UTF-8 as Latin («Ð¤»), CP866 as pseudographics («╨Ф»),
// UTF-8 as windows-1251 («РџСЂРё»).
const BROKEN =
  /\ufffd|[ÐÑ][\u0080-\u00bf€-™ -]|[╨╤]|(?:[РС][\u00a0-\u00bfЁЂЃЄЅІЇЈЉЊЌЎЏЋёђѓєѕіїјљњќўџћҐґ№‚„…†‡€‰‹‘’“”•–—™›]){3}/;

/** True for a text that was broken before it came. */
export function isBrokenText(text: string): boolean {
  return BROKEN.test(text);
}

/** Counts cells whose text was broken before it reached the file; one finding for a sheet, at the first of them. */
export class BrokenTextCounter {
  #count = 0;
  #first: { readonly cell: string; readonly row: number } | null = null;

  look(row: SourceRow): void {
    for (const cell of row.cells) {
      if (cell.type !== 'text' || !isBrokenText(cell.text)) continue;
      this.#count++;
      this.#first ??= { cell: cellAddress(row.number, cell.column), row: row.number };
    }
  }

  finding(file: string, sheet: string | null): Finding | null {
    if (this.#first === null) return null;
    return {
      code: 'text-broken',
      severity: 'warning',
      at: { file, sheet, ...this.#first },
      args: { count: this.#count },
    };
  }
}
