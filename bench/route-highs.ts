import { createRequire } from 'node:module';
import type { Highs } from 'highs';

/**
 * Loads the HiGHS solver (WebAssembly), an independent check of optima. Through `require`: the types of the package describe
 * its CommonJS entry only.
 */
export function loadHighs(): Promise<Highs> {
  const load: () => Promise<Highs> = createRequire(import.meta.url)('highs');
  return load();
}
