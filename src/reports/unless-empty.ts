import type { Block } from './sheet-plan.ts';

/** A block about the members of a list, or, when there are none, a line that says so. */
export function unlessEmpty(list: readonly unknown[], text: string, block: Block): Block {
  return list.length === 0 ? { kind: 'text', lines: [text] } : block;
}
