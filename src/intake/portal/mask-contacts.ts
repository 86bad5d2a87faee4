const PHONE_MARK = '[телефон скрыт]';
const MAIL_MARK = '[почта скрыта]';
const ACCOUNT_MARK = '[контакт скрыт]';

const MAIL = /[\p{L}\p{N}._%+-]{1,64}\s?@\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;
const ACCOUNT = /(?<![\p{L}\p{N}@])@[A-Za-z]\w{3,31}|(?:https?:\/\/)?(?:t\.me|wa\.me)\/[\w+-]{3,64}/gu;
/** «+7 (900) 000-00-00», «8-900-000-00-00», «89000000000», «8 (34370) 0-00-00». */
const LONG_PHONE =
  /(?<!\d)(?:\+ ?7|[78])[ (.–-]{0,3}(?:\d[ ().–-]{0,2}){9}\d(?!\d)|(?<!\d)\(?9\d{2}\)?[ .–-]{0,2}\d{3}[ .–-]{0,2}\d{2}[ .–-]{0,2}\d{2}(?!\d)|(?<!\d)\(\d{3,5}\)[ .–-]{0,2}\d{1,3}(?:[ .–-]?\d{2}){2}(?!\d)/g;
/** A shorter number after a word that announces one: «тел. 2-34-56», «моб: 5-00-00». */
const ANNOUNCED_PHONE =
  /(?<!\p{L})((?:тел(?:ефон[а-я]{0,3})?|моб(?:ильн[а-я]{0,4})?|сот(?:ов[а-я]{0,4})?|т\.|ватсап|вацап|whats ?app|viber|вайбер|факс)[.:]{0,2} ?[№:]{0,2} ?)\(?\+?\d(?:[ ().,–-]{0,2}\d){4,14}(?!\d)/giu;

/**
 * Hides phones, mail addresses and messenger accounts in a text people typed: they may belong to a person. Codes, pay, dates and
 * times stay.
 */
export function maskContacts(text: string): string {
  let masked = text;
  if (masked.includes('@')) masked = masked.replace(MAIL, MAIL_MARK);
  if (masked.includes('@') || masked.includes('.me/')) masked = masked.replace(ACCOUNT, ACCOUNT_MARK);
  if (/\d[\d ().–-]{3}/.test(masked)) {
    masked = masked.replace(LONG_PHONE, (found) => (isPhone(found) ? PHONE_MARK : found));
  }
  if (/\d(?:[ ().,–-]{0,2}\d){4}/.test(masked)) {
    masked = masked.replace(ANNOUNCED_PHONE, (_found, word: string) => `${word}${PHONE_MARK}`);
  }
  return masked;
}

/** Eleven digits that begin with 7 or 8 may also be a range of pay («80 000-120 000», «85500-120000»). */
function isPhone(found: string): boolean {
  if (found.startsWith('+') || found.replace(/\D/g, '').length !== 11) return true;
  return !/^\d{2,3} ?\d{3} ?[–-] ?\d{2,3} ?\d{3}$/.test(found);
}
