/** Writes out the alternatives of a phrase: «слесарь (кип|кипиа)» → two phrases; an empty alternative is allowed, nesting throws. */
export function expandPhrase(pattern: string): readonly string[] {
  const open = pattern.indexOf('(');
  if (open < 0) return [tidy(pattern)];
  const close = pattern.indexOf(')', open);
  const end = close < 0 ? pattern.length : close;
  if (pattern.slice(open + 1, end).includes('('))
    throw new TypeError(`alternatives inside alternatives: ${pattern}`);
  const before = pattern.slice(0, open);
  const after = pattern.slice(end + 1);
  return pattern
    .slice(open + 1, end)
    .split('|')
    .flatMap((choice) => expandPhrase(`${before}${choice}${after}`));
}

function tidy(text: string): string {
  const trimmed = text.trim();
  return trimmed.includes('  ') ? trimmed.replace(/ +/g, ' ') : trimmed;
}
