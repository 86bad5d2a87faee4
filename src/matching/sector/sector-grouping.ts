/** One sector of the grouping. A user's table has the same four columns. */
export interface SectorRow {
  readonly sector: string;
  /** ОКВЭД-2 codes of any depth («25», «25.4»); the longest prefix of the employer's code wins. */
  readonly okved: readonly string[];
  readonly spheres: readonly string[];
  /** Lower-case beginnings of words that speak for the sector in a description. */
  readonly words: readonly string[];
}

/** The grouping of ОКВЭД, portal spheres and words into readable sectors. */
export interface SectorGrouping {
  readonly rows: readonly SectorRow[];
  /** The sector by the longest ОКВЭД prefix, null when none fits. */
  byOkved(okved: string): string | null;
  bySphere(sphereCode: string): string | null;
  /** The sector most words of the text speak for, null when none does; a tie leaves it open. */
  byWords(text: string): string | null;
}

/** Builds a grouping; the first row keeps a prefix or a sphere that two rows name. */
export function groupSectors(rows: readonly SectorRow[]): SectorGrouping {
  const okved = new Map<string, string>();
  const spheres = new Map<string, string>();
  for (const row of rows) {
    for (const prefix of row.okved) if (!okved.has(prefix)) okved.set(prefix, row.sector);
    for (const sphere of row.spheres) if (!spheres.has(sphere)) spheres.set(sphere, row.sector);
  }
  return {
    rows,
    byOkved(code) {
      const clean = code.trim();
      if (!/^\d{2}(?:\.\d{1,2}){0,3}$/.test(clean)) return null;
      for (let end = clean.length; end >= 2; end -= 1) {
        const sector = okved.get(clean.slice(0, end));
        if (sector !== undefined) return sector;
      }
      return null;
    },
    bySphere: (code) => spheres.get(code) ?? null,
    byWords: wordJudge(rows),
  };
}

/** Words are met again in other adverts: what one speaks for is found out once. */
function wordJudge(rows: readonly SectorRow[]): SectorGrouping['byWords'] {
  const speaksFor = new Map<string, readonly number[]>();
  const rowsOf = (word: string) => {
    let found = speaksFor.get(word);
    if (found === undefined) {
      found = rows.flatMap(({ words }, at) => (words.some((stem) => word.startsWith(stem)) ? [at] : []));
      speaksFor.set(word, found);
    }
    return found;
  };
  return (text) => {
    const hits = new Map<number, number>();
    for (const word of text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[а-я]+/g) ?? []) {
      for (const at of rowsOf(word)) hits.set(at, (hits.get(at) ?? 0) + 1);
    }
    const most = Math.max(0, ...hits.values());
    const best = Array.from(hits).filter(([, count]) => count === most);
    const [only] = best;
    return only === undefined || best.length > 1 ? null : (rows[only[0]]?.sector ?? null);
  };
}

/** Reads «sector<TAB>ОКВЭД…<TAB>spheres…<TAB>words…» lines; lists are separated by spaces. */
export function parseSectorRows(text: string): readonly SectorRow[] {
  const list = (cell: string | undefined) => (cell ?? '').split(' ').filter((item) => item !== '');
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [sector = '', okved, spheres, words] = line.split('\t');
      return { sector: sector.trim(), okved: list(okved), spheres: list(spheres), words: list(words) };
    });
}
