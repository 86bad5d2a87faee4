import { safeText } from '../../terminal/safe-text.ts';

const SHOWN = 40;

/** What to do when a reader kept the log of the database from being emptied. */
export const NOT_COMPACTED =
  'Журнал базы занят другим процессом и не опустошён: закройте его и выполните route doctor --fix.\n';

/** What an erasure destroys and what it leaves, as lines for the screen. Names of people in paths are replaced already. */
export function renderErasurePlan({
  destroyed,
  byHand,
}: {
  readonly destroyed: readonly string[];
  readonly byHand: readonly { readonly what: string; readonly why: string }[];
}): string {
  const lines = [
    ...list(`Файлы, которые уничтожаются (${destroyed.length}):`, destroyed),
    ...list(
      `Уничтожить вручную (${byHand.length}):`,
      byHand.map(({ what, why }) => `${what} — ${why}`),
    ),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function list(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const rest = items.length - SHOWN;
  return [
    title,
    ...items.slice(0, SHOWN).map((item) => `  ${safeText(item)}`),
    ...(rest > 0 ? [`  … и ещё ${rest}; все — с --json`] : []),
  ];
}
