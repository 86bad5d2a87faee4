import { cleanText } from '../../domain/text.ts';

const STREET =
  /^(ул|улица|пер|переулок|пр|пр-кт|просп|проспект|пр-т|пл|площадь|б-р|бульвар|ш|шоссе|наб|набережная|мкр|микрорайон|д|дом|кв|квартира|корп|корпус|стр|строение|к|общ|общежитие|ком|комната|туп|проезд|тракт|квартал|кв-л)([.\s\d]|$)/i;
const SETTLEMENT =
  /^(г|город|пгт|п|пос|поселок|посёлок|рп|р\.п|с|село|ст|станица|х|хутор|д|дер|деревня|аул|снт)[.\s]+(?=[А-ЯЁ])/;
const DISTRICT = /^[А-ЯЁ][а-яё-]+ (район|р-н|муниципальный (район|округ)|городской округ)$/;
const WIDER =
  /(обл|область|край|респ|республика|ао|р-н|район|округ|го|мо)\.?$|^(обл|респ|республика)[.\s]|россия|рф/i;

/**
 * The settlement of an address, else its district; streets, houses and flats are left behind. An address that does not part
 * cleanly gives null: rather no settlement than a kept street.
 */
export function settlementOf(address: string): string | null {
  const parts = cleanText(address)
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^\d{6}$/.test(part));
  const named = parts.find((part) => SETTLEMENT.test(part) && !/\d/.test(part));
  if (named !== undefined) return beforeStreet(named.replace(SETTLEMENT, ''));
  const plain = parts.filter((part) => !STREET.test(part) && !WIDER.test(part) && !/\d/.test(part));
  const [first] = plain;
  if (first !== undefined) return /^[А-ЯЁ]/.test(first) ? beforeStreet(first) : null;
  return parts.find((part) => DISTRICT.test(part) && !/\d/.test(part) && part.length <= 60) ?? null;
}

function beforeStreet(text: string): string | null {
  const words: string[] = [];
  for (const word of text.split(' ')) {
    if (STREET.test(word)) break;
    words.push(word);
  }
  const name = words.join(' ');
  return name === '' || name.length > 60 ? null : name;
}
