import type { SettlementMention } from './address-mentions.ts';
import type { Gazetteer } from './gazetteer.ts';
import { keyOfWords, placeKey, wordsOf } from './place-name.ts';

/** What one part of an address, between commas, says. */
export type AddressPart =
  | { readonly kind: 'region'; readonly own: boolean }
  | { readonly kind: 'municipality'; readonly name: string }
  | { readonly kind: 'settlement'; readonly mention: SettlementMention }
  | { readonly kind: 'street' }
  | { readonly kind: 'other' };

/** Canonical kinds of settlements by the ways they are written, as place keys. */
const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'поселок городского типа': 'пгт',
    'поселок сельского типа': 'п',
    'рабочий поселок': 'рп',
    'дачный поселок': 'дп',
    'курортный поселок': 'кп',
    'железнодорожная станция': 'ст',
    'населенный пункт': 'нп',
    город: 'г',
    гор: 'г',
    г: 'г',
    пгт: 'пгт',
    рп: 'рп',
    'р п': 'рп',
    дп: 'дп',
    кп: 'кп',
    поселок: 'п',
    пос: 'п',
    п: 'п',
    село: 'с',
    с: 'с',
    деревня: 'д',
    дер: 'д',
    д: 'д',
    станица: 'ст-ца',
    'ст ца': 'ст-ца',
    ст: 'ст-ца',
    стца: 'ст-ца',
    хутор: 'х',
    х: 'х',
    аул: 'аул',
    слобода: 'сл',
    станция: 'ст',
    починок: 'починок',
    кордон: 'кордон',
  }),
);
const LONGEST_KIND = 3;
const LONGEST_NAME = 5;

/** Ways to write the kind of a municipality, before or after its name. */
const MUNICIPALITY_KINDS = [
  'муниципальный район',
  'муниципальный округ',
  'городской округ',
  'м р н',
  'м о',
  'г о',
  'р н',
  'мр',
  'мо',
  'го',
  'район',
  'округ',
  'поселение',
];

const STREET: ReadonlySet<string> = new Set([
  ...[
    'улица',
    'ул',
    'проспект',
    'пр',
    'пр т',
    'пр кт',
    'просп',
    'переулок',
    'пер',
    'шоссе',
    'ш',
    'бульвар',
    'бул',
    'б р',
  ],
  ...['набережная', 'наб', 'площадь', 'пл', 'проезд', 'тракт', 'аллея', 'линия', 'тупик', 'квартал', 'кв л'],
  ...[
    'микрорайон',
    'мкр',
    'мкрн',
    'территория',
    'тер',
    'снт',
    'промзона',
    'промплощадка',
    'оэз',
    'км',
    'владение',
    'вл',
  ],
  ...[
    'дом',
    'корпус',
    'корп',
    'строение',
    'стр',
    'здание',
    'зд',
    'литера',
    'лит',
    'офис',
    'квартира',
    'кв',
    'помещение',
  ],
  'помещ',
]);

/** «вн.тер.г.», the register's word for a part of a federal city; what follows names it. */
const INNER_TERRITORY = /(?<!\p{L})вн\.?\s*тер\.?\s*г\.?(?!\p{L})/iu;

/** Reads one part of an address against the places of the region. */
export function readPart(text: string, gazetteer: Gazetteer): AddressPart {
  const words = wordsOf(text.replace(INNER_TERRITORY, ' '));
  const keys = words.map(placeKey);
  if (keys.length === 0 || /^\d{6}$/.test(keys.join(''))) return { kind: 'other' };
  const street = keys.some((key) => STREET.has(key));
  if (!street) {
    const own = gazetteer.isOwnRegion(keys);
    if (own === true && gazetteer.federalCity === null) return capitalOrRegion(words, gazetteer);
    if (own !== null) return { kind: 'region', own };
  }
  const municipality = street ? null : municipalityOf(words, keys, gazetteer);
  if (municipality !== null) return municipality;
  const typed = typedSettlement(words, keys, gazetteer);
  if (typed !== null) return { kind: 'settlement', mention: typed };
  if (street || keys.some((key) => /^\d/.test(key))) return { kind: 'street' };
  const known = gazetteer.settlementsNamed(keyOfWords(words));
  if (known.length > 0) {
    return { kind: 'settlement', mention: { name: words.join(' '), type: null, known } };
  }
  return { kind: 'other' };
}

/** «Астрахань» alone is a city, not the region of the same root; only a settlement's exact name counts. */
function capitalOrRegion(words: readonly string[], gazetteer: Gazetteer): AddressPart {
  const known = gazetteer.settlementsNamed(keyOfWords(words)).filter((settlement) => settlement.type === 'г');
  if (known.length === 0) return { kind: 'region', own: true };
  return { kind: 'settlement', mention: { name: words.join(' '), type: null, known } };
}

function municipalityOf(
  words: readonly string[],
  keys: readonly string[],
  gazetteer: Gazetteer,
): AddressPart | null {
  const key = keys.join(' ');
  for (const kind of MUNICIPALITY_KINDS) {
    const rest = key.startsWith(`${kind} `)
      ? key.slice(kind.length + 1)
      : key.endsWith(` ${kind}`)
        ? key.slice(0, -kind.length - 1)
        : null;
    if (rest === null) continue;
    const name = rest.replace(/^(?:город|г|зато) /, '');
    const municipality = gazetteer.municipalityNamed(name);
    if (municipality !== null) return { kind: 'municipality', name: municipality.name };
    return { kind: 'other' };
  }
  if (gazetteer.federalCity === null) return null;
  const bare = key.replace(/^(?:город|г|поселок|пос|п|поселение) /, '');
  if (/^[\d ]*$/.test(bare)) return null;
  const inner = bare === placeKey(gazetteer.federalCity.name) ? null : gazetteer.municipalityNamed(bare);
  if (inner !== null && words.length > 0) return { kind: 'municipality', name: inner.name };
  return null;
}

/** A settlement with its kind before the name («г Реж») or after it («Абсалямово село»; a short kind only in two words). */
function typedSettlement(
  words: readonly string[],
  keys: readonly string[],
  gazetteer: Gazetteer,
): SettlementMention | null {
  for (let length = Math.min(LONGEST_KIND, keys.length - 1); length > 0; length--) {
    const before = KINDS.get(keys.slice(0, length).join(' '));
    if (before !== undefined) {
      const mention = settlementIn(words.slice(length), before, gazetteer, true);
      if (mention !== null) return mention;
    }
    const written = keys.slice(-length).join(' ');
    const after = KINDS.get(written);
    if (after !== undefined) {
      const name = words.slice(0, -length);
      const plain = written.length > 3 || name.length === 1;
      // A short kind after several words is a kind only behind a known name («Рыбная Слобода пгт»).
      if (!plain && gazetteer.settlementsNamed(keyOfWords(name)).length === 0) continue;
      const mention = settlementIn(name, after, gazetteer, false);
      if (mention !== null) return mention;
    }
  }
  return null;
}

/** The longest run of words that is a known settlement, else all of them when they read as one name. */
function settlementIn(
  rest: readonly string[],
  type: string,
  gazetteer: Gazetteer,
  before: boolean,
): SettlementMention | null {
  const first = rest[0];
  if (first === undefined || /^\d/.test(first) || first.length < 2) return null;
  for (let length = Math.min(rest.length, LONGEST_NAME); length > 0; length--) {
    const run = before ? rest.slice(0, length) : rest.slice(-length);
    const known = gazetteer.settlementsNamed(keyOfWords(run));
    if (known.length > 0) return { name: run.join(' '), type, known };
  }
  if (rest.some((word) => STREET.has(placeKey(word)))) return null;
  if (rest.length > 4 || !/^\p{Lu}/u.test(before ? first : (rest[0] ?? ''))) return null;
  return { name: rest.join(' '), type, known: [] };
}
