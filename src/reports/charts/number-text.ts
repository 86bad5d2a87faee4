import { groupThousands } from '../../domain/russian.ts';
import type { ChartNumberFormat } from './chart-plan.ts';

/** A number as charts and pages show it: «1 234», «12,5», «12,5 %»; null = «н/д». */
export function numberText(value: number | null, format: ChartNumberFormat = 'integer'): string {
  if (value === null) return 'н/д';
  if (format === 'percent') return `${groupThousands(Math.round(value * 1000) / 10)}\u00a0%`;
  return groupThousands(format === 'decimal' ? Math.round(value * 10) / 10 : Math.round(value));
}
