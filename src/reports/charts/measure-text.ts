/**
 * Advance widths of PT Sans Regular, thousandths of the font size → the characters that have it: ASCII, the Russian alphabet and
 * the marks of Russian typography. Read from the hmtx table of the font (ParaType, OFL).
 */
const ADVANCES: readonly (readonly [number, string])[] = [
  [214, '.'],
  [218, "'"],
  [219, ':'],
  [225, ','],
  [238, '|'],
  [256, ';'],
  [267, ' j·\u00a0'],
  [268, 'i'],
  [280, '()`'],
  [291, 'IJ'],
  [292, 'l'],
  [304, '[]'],
  [305, '!'],
  [319, 'f'],
  [335, '"'],
  [339, 't'],
  [340, 'r'],
  [346, '{}'],
  [351, '*'],
  [354, '/'],
  [360, '-'],
  [369, 'г'],
  [380, '\\'],
  [398, 'т'],
  [408, '_'],
  [421, 's'],
  [425, '°'],
  [436, '?'],
  [441, 'з'],
  [442, 'Г'],
  [447, 'z'],
  [451, 'cс'],
  [464, 'ь'],
  [465, 'э'],
  [466, 'yу'],
  [475, 'я'],
  [478, 'к«»'],
  [479, 'k'],
  [482, 'v'],
  [490, 'ч'],
  [496, 'aа'],
  [497, 'ъ'],
  [499, 'в'],
  [500, '^'],
  [503, 'л'],
  [505, '+<=>~−×≥≤'],
  [508, 'eеё'],
  [515, 'xх'],
  [517, 'FL'],
  [531, 'S'],
  [535, 'п'],
  [536, 'EoЕбоЁ'],
  [537, 'gq'],
  [538, 'd'],
  [539, 'u'],
  [540, 'bн'],
  [541, 'pЗдр'],
  [545, '#$0123456789Z₽'],
  [546, 'ий'],
  [547, 'hn'],
  [548, 'ц'],
  [550, 'Б'],
  [553, 'У'],
  [555, 'TТЬ'],
  [558, 'Y'],
  [559, 'PР'],
  [568, 'V'],
  [569, 'Я'],
  [571, 'CС'],
  [577, 'Э'],
  [584, 'BВ'],
  [585, 'AА'],
  [595, 'R'],
  [605, 'Ч'],
  [610, 'KК'],
  [612, 'G'],
  [618, 'XХ'],
  [624, 'Л'],
  [630, 'Ъ'],
  [645, 'м'],
  [652, 'U'],
  [654, 'D'],
  [659, 'Пж'],
  [660, 'ы–'],
  [669, 'Д'],
  [672, 'HН'],
  [673, 'N'],
  [680, 'ф'],
  [681, 'ИЙ'],
  [684, 'OQО'],
  [687, 'Ц'],
  [719, 'ю'],
  [735, 'w'],
  [736, 'ш'],
  [753, 'щ'],
  [759, '…'],
  [769, 'Ы'],
  [773, '%%'],
  [780, 'Ф'],
  [791, 'MМ'],
  [806, 'Ж'],
  [812, 'm'],
  [814, '&'],
  [820, '—'],
  [828, 'W'],
  [877, 'Ш'],
  [893, 'Ю'],
  [913, 'Щ'],
  [1023, '№'],
  [1064, '@'],
];

/** Bold letters are this much wider. */
const BOLD = 1.06;
/** Where PT Sans is missing a wider font stands in: room for it. */
const RESERVE = 1.1;
const UNKNOWN_ADVANCE = 650;

const ADVANCE_OF: ReadonlyMap<string, number> = new Map(
  ADVANCES.flatMap(([advance, characters]) => [...characters].map((each) => [each, advance] as const)),
);

/** Width of a line of text, pixels: the same on every machine, whatever fonts it has. */
export function measureText(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const character of text) sum += ADVANCE_OF.get(character) ?? UNKNOWN_ADVANCE;
  return (sum / 1000) * size * (bold ? BOLD : 1) * RESERVE;
}

/** Breaks a text at spaces, and after hyphens where a word is too long, into lines of at most so many pixels; the last of `most` lines ends in «…» where text is left over. */
export function wrapText(text: string, width: number, size: number, most: number, bold = false): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of piecesOf(text, width, size, bold)) {
    const longer = line === '' || line.endsWith('-') ? `${line}${word}` : `${line} ${word}`;
    if (line === '' || measureText(longer, size, bold) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const shown = lines.slice(0, most);
  const last = shown.at(-1) ?? '';
  const cut = lines.length > most ? `${last}…` : last;
  return [...shown.slice(0, -1), cut].map((each) => shorten(each, width, size, bold));
}

function piecesOf(text: string, width: number, size: number, bold: boolean): readonly string[] {
  return text
    .split(' ')
    .flatMap((word) => (measureText(word, size, bold) <= width ? [word] : word.split(/(?<=-)/)));
}

/** The text, or its beginning with «…» that fits the width. */
export function shorten(text: string, width: number, size: number, bold = false): string {
  if (measureText(text, size, bold) <= width) return text;
  let kept = text;
  while (kept !== '' && measureText(`${kept}…`, size, bold) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
