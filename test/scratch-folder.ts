import { mkdtempSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of this run; it goes with the run. */
    readonly runFolder: string;
  }
}

/** A fresh folder, for one test file or for a module several of them share. It goes when the whole run is done. */
export function scratchFolder(prefix: string): string {
  return realpathSync(mkdtempSync(join(inject('runFolder'), prefix)));
}
