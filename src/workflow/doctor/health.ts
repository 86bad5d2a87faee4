/** One thing looked at. `fixed` = it was wrong and is put right now. */
export interface Check {
  readonly name: string;
  readonly state: 'ok' | 'fixed' | 'warning' | 'error';
  /** In Russian, without personal values. */
  readonly message: string;
  /** What to do; null where nothing is to be done. */
  readonly remedy: string | null;
}

/** All is well. */
export function ok(name: string, message: string): Check {
  return { name, state: 'ok', message, remedy: null };
}

/** Something is not as it should be. */
export function trouble(name: string, state: 'warning' | 'error', message: string, remedy: string): Check {
  return { name, state, message, remedy };
}
