/** An industry that gathers the economy in another way than sectors do: an employer may lie in several, or in none. */
export interface Industry {
  /** As the clusters of the table of colleges are called. */
  readonly name: string;
  /** ОКВЭД-2 codes of any depth. */
  readonly okved: readonly string[];
}

/** Names of the industries an employer of this ОКВЭД lies in, in their order. */
export function industriesOf(okved: string, industries: readonly Industry[]): readonly string[] {
  return industries
    .filter((industry) => industry.okved.some((prefix) => coversOkved(prefix, okved)))
    .map(({ name }) => name);
}

/** True when the code lies under the prefix: «25» covers 25 and 25.11, «25.1» covers 25.1 and 25.11. */
export function coversOkved(prefix: string, code: string): boolean {
  return code === prefix || code.startsWith(prefix.includes('.') ? prefix : `${prefix}.`);
}

/** Reads «industry<TAB>ОКВЭД…» lines. */
export function parseIndustryRows(text: string): readonly Industry[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', okved = ''] = line.split('\t');
      return { name: name.trim(), okved: okved.split(' ').filter((code) => code !== '') };
    });
}
