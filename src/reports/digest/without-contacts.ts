const PHONE =
  /(?:(?<![а-яё])(?:тел|телефон|моб|т)\.? ?:? ?)?(?:\+7|\b[78])[ (-]{0,2}\d{3}[ )-]{0,2}\d{3}[ -]?\d{2}[ -]?\d{2}\b/giu;
const MAIL = /[^\s@,;()<>]{1,64}@[^\s@,;()<>]{1,190}\.[a-zа-яё]{2,10}/giu;

/** Text of an advert without telephones and mail addresses: they may be somebody's own. The link leads to the contacts. */
export function withoutContacts(text: string): string {
  return text
    .replace(PHONE, '')
    .replace(MAIL, '')
    .replace(/ {2,}/g, ' ')
    .replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/, '')
    .trim();
}
