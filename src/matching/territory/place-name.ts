/** Words of a text in order, as written; «Спасск-Дальний» and «р-н» are one word each. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
}

/** The form in which place names are compared: lower case, ё→е, hyphens as spaces. */
export function placeKey(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll('-', ' ');
}

/** The key of several words. */
export function keyOfWords(words: readonly string[]): string {
  return placeKey(words.join(' '));
}

/** «нижнекамский» → itself, «нижнекамск», «нижнекам»: what an adjective of a place may be built on, the surest first. */
export function stemsOf(key: string): readonly string[] {
  const stems = [key];
  const adjective = /^(.*(?:ск|цк))(?:ий|ое|ая|ой)$/.exec(key)?.[1];
  if (adjective !== undefined) stems.push(adjective, adjective.slice(0, -2));
  return stems;
}

/** True for a name in the form of an adjective: «Сысертский», «Алапаевское». */
export function isAdjective(key: string): boolean {
  return stemsOf(key).length > 1;
}
