const HOUSE =
  /(?:^|[\s,.;:])(?:д|дом|зд|здание|стр|строение|влд|владение)[\s.:]+(?:д[\s.:]+)?(\d{1,4}[а-яё]?(?![\dа-яё]))/i;
const WORDS = /[a-zа-я0-9]+/g;
const INDEX = /^\d{6}$/;
const KINDS = new Set(
  'г город д дом ул улица пер переулок пр просп проспект п пос поселок пгт рп с село дер деревня обл область р н район го городской округ мо россия рф'.split(
    ' ',
  ),
);

/**
 * An address for comparison, up to the house: a second address glued on behind it, postal codes and the words for kinds of
 * places do not count. '' when there is none.
 */
export function addressKey(address: string | null): string {
  if (address === null) return '';
  const house = HOUSE.exec(address);
  const upToHouse = house === null ? address : address.slice(0, house.index + house[0].length);
  // Plain letters and digits: the general normaliser costs five times as much, and a region has hundreds of thousands.
  const words = upToHouse.toLowerCase().replaceAll('ё', 'е').match(WORDS) ?? [];
  return words.filter((word) => !KINDS.has(word) && !INDEX.test(word)).join(' ');
}
