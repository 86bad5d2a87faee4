const UNSEEN = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;
const LONGEST = 120;

/** A name from outside as it may be shown: control characters, marks of direction and line breaks become visible codes. */
export function shownFileName(name: string): string {
  return name.replace(UNSEEN, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * The last part of a name from outside with nothing a file system or a shell could take amiss: no folders, no control characters
 * or marks of direction, none of the signs Windows forbids, no leading dots or dashes; the extension survives shortening.
 */
export function safeFileName(name: string): string {
  const last = name.replace(UNSEEN, '').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^[.\-\s]+/, '')
    .replace(/[.\s]{1,200}$/, '');
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - extension.length);
  const letters = Array.from(/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) ? `${stem}_` : stem);
  return `${letters.slice(0, LONGEST - extension.length).join('') || 'file'}${extension}`;
}

/** True when a name from outside would lead out of the folder it is put into, or holds a character that hides what it is. */
export function isSuspiciousName(name: string): boolean {
  return name.search(UNSEEN) >= 0 || /^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)/.test(name);
}
