/** Thrown inside when a sheet is written in an uncommon way; the general parser reads such a sheet. */
export class UncommonXml extends Error {}

/** Kinds of cells by their `t`. */
export const CellKind = { number: 0, shared: 1, string: 2, inline: 3, boolean: 4, error: 5 } as const;

/** The kind a cell states. @throws UncommonXml for days in ISO and anything unknown */
export function kindOf(part: Buffer, start: number, end: number): number {
  const length = end - start;
  const first = part[start];
  if (length === 1) {
    if (first === 0x73) return CellKind.shared;
    if (first === 0x6e) return CellKind.number;
    if (first === 0x62) return CellKind.boolean;
    if (first === 0x65) return CellKind.error;
  }
  const name = part.toString('latin1', start, end);
  if (name === 'str') return CellKind.string;
  if (name === 'inlineStr') return CellKind.inline;
  return uncommon();
}

/** A whole number of at most nine digits. @throws UncommonXml for anything else */
export function digits(part: Buffer, start: number, end: number): number {
  if (end <= start || end - start > 9) uncommon();
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (part[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) uncommon();
    value = value * 10 + digit;
  }
  return value;
}

/** Digits alone are a number whatever they are; anything else is tried. */
export function checkNumber(part: Buffer, start: number, end: number): void {
  for (let at = start; at < end; at++) {
    const byte = part[at] ?? 0;
    if (byte < 0x30 || byte > 0x39 || at - start > 300) {
      numberOf(part, start, end);
      return;
    }
  }
}

/** A number as XML writes it. @throws UncommonXml when it is none */
export function numberOf(part: Buffer, start: number, end: number): number {
  if (end - start <= 15) {
    let value = 0;
    let at = start;
    for (; at < end; at++) {
      const digit = (part[at] ?? 0) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (at === end) return value;
  }
  const text = part.toString('latin1', start, end);
  const value = Number(text);
  if (!/^[-+.\dEe]+$/.test(text) || !Number.isFinite(value)) uncommon();
  return value;
}

/** Blanks between tags. */
export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Leaves the sheet to the general parser. */
export function uncommon(): never {
  throw new UncommonXml();
}
