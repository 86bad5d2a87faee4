import { normaliseLabel } from '../../domain/text.ts';

/** Shorter pieces of a label do not tell columns apart. */
const LEAST_PIECE = 8;

/**
 * A label without spaces, signs and hyphens, so that «предприни-матели», «предприни- матели» and «предприниматели» agree;
 * footnote stars go too.
 */
export function labelKey(text: string): string {
  const known = KEYS.get(text);
  if (known !== undefined) return known;
  const key = normaliseLabel(text).replaceAll(' ', '');
  if (KEYS.size >= MOST_KEYS) KEYS.clear();
  KEYS.set(text, key);
  return key;
}

/** The labels of a form are looked up once for every edition, and come again in the next college's form. */
const KEYS = new Map<string, string>();
const MOST_KEYS = 5000;

/** Official labels of columns or rows by their numbers, with all spellings. */
export interface LabelIndex {
  /** The number of the label that is exactly this one. */
  exact(text: string): string | null;
  /** The number of the only label that this text begins or ends (a cut header, a shortened category). */
  part(text: string): string | null;
}

/** Makes the lookup; a spelling two labels share is no evidence for either. */
export function indexLabels(
  entries: readonly {
    readonly number: string;
    readonly label: string;
    readonly aliases: readonly string[];
  }[],
): LabelIndex {
  const numbers = new Map<string, string | null>();
  const gapped: { readonly number: string; readonly start: string; readonly end: string }[] = [];
  for (const { number, label, aliases } of entries) {
    for (const spelling of [label, ...aliases]) {
      const key = labelKey(spelling);
      const known = numbers.get(key);
      numbers.set(key, known === undefined || known === number ? number : null);
      const [start, end] = spelling.split('…');
      if (start !== undefined && end !== undefined) {
        gapped.push({ number, start: labelKey(start), end: labelKey(end) });
      }
    }
  }
  const only = (found: ReadonlySet<string>) => (found.size === 1 ? ([...found][0] ?? null) : null);
  return {
    exact: (text) => numbers.get(labelKey(text)) ?? null,
    part: (text) => {
      const key = labelKey(text);
      if (key.length < LEAST_PIECE) return null;
      const whole = new Set(
        gapped
          .filter(({ start, end }) => key.startsWith(start) && key.endsWith(end))
          .map((one) => one.number),
      );
      if (whole.size > 0) return only(whole);
      const found = new Set<string>();
      for (const [label, number] of numbers) {
        if (number !== null && (label.startsWith(key) || label.endsWith(key))) found.add(number);
      }
      return only(found);
    },
  };
}
