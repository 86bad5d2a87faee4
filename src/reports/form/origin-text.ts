import type { AssembledBlock } from '../../monitoring/forms/assemble-form.ts';

/** Where the numbers of a block come from, in words. */
export function originText(origin: AssembledBlock['origin']): string {
  switch (origin) {
    case 'persons':
      return 'по спискам';
    case 'returns':
      return 'по форме колледжа';
    case 'both':
      return 'по спискам и форме';
  }
}
