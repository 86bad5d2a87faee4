import { counted, groupThousands } from '../../domain/russian.ts';
import type { Balance } from '../../matching/balance/balance.ts';
import { planDeficitMap } from '../balance/balance-charts.ts';
import type { SettlementChart } from '../charts/chart-plan.ts';
import { publishedParts, type Suppress } from './withhold.ts';

/**
 * Unfilled places by settlement. In open outputs the settlements of a territory are parts of its public number, withheld by the
 * places filled in them; where the territory itself is withheld none of its settlements is drawn.
 * @param hidden keys of withheld territories
 */
export function planSettlementPicture(
  balance: Balance,
  hidden: ReadonlySet<string>,
  suppress: Suppress,
): SettlementChart | null {
  const whole = planDeficitMap(balance);
  if (suppress === null || whole === null) return whole;
  const points = publishedSettlements(balance, hidden, suppress)
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1));
  const [first] = points;
  if (first === undefined) return null;
  const mapped = points.reduce((sum, { value }) => sum + value, 0);
  return {
    ...whole,
    title: `На карте ${counted(mapped, 'место', 'места', 'мест')} из ${groupThousands(balance.headline.feasibleUnmet)}, которые не закрыть; из показанных больше всего: ${first.name} — ${groupThousands(first.value)}`,
    units: `${whole.units}; посёлки со скрытыми числами не нанесены`,
    points: points.map(({ key: _, ...point }) => point),
  };
}

interface Settlement {
  readonly key: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly value: number;
}

function publishedSettlements(
  balance: Balance,
  hidden: ReadonlySet<string>,
  suppress: Suppress,
): readonly Settlement[] {
  const territories = new Map<string, Map<string, { settlement: Settlement | null; filled: number }>>();
  for (const { part, feasibleUnmet } of balance.demand) {
    const { territory, location } = part.unit;
    if (hidden.has(territory ?? '')) continue;
    const parts = territories.get(territory ?? '') ?? new Map();
    territories.set(territory ?? '', parts);
    const point = location?.point ?? null;
    const key = point === null ? '' : (location?.key ?? '');
    const known = parts.get(key);
    const filled = (known?.filled ?? 0) + part.places - feasibleUnmet;
    const value = (known?.settlement?.value ?? 0) + feasibleUnmet;
    const name = location?.settlement ?? location?.municipality ?? 'Место не названо';
    parts.set(key, { settlement: point === null ? null : { key, name, ...point, value }, filled });
  }
  return [...territories.values()].flatMap((parts) => {
    const list = [...parts.values()];
    const shown = publishedParts(
      list.map(({ filled }) => filled),
      suppress,
    );
    return list.flatMap(({ settlement }, at) =>
      settlement === null || shown[at] === null ? [] : [settlement],
    );
  });
}
