import { z } from 'zod';
import type { Severity } from '../../domain/finding.ts';

/** `--fail-on`: from which severity findings make the exit code 1. Findings alone never break a chain unless asked. */
export const failOnOption = z
  .enum(['none', 'error', 'warning'], 'допустимы none, error, warning')
  .default('none');

/** True when there are findings at or above the level. */
export function failsOn(
  level: z.infer<typeof failOnOption>,
  files: readonly { readonly findingCounts: Readonly<Record<Severity, number>> }[],
): boolean {
  if (level === 'none') return false;
  return files.some(
    ({ findingCounts }) => findingCounts.error > 0 || (level === 'warning' && findingCounts.warning > 0),
  );
}
