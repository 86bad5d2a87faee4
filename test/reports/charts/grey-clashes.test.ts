import { describe, expect, it } from 'vitest';
import { greyClashes } from '../../../src/reports/charts/grey-clashes.ts';
import { DEFAULT_PALETTE } from '../../../src/reports/charts/palette.ts';

const clashes = (change: Partial<typeof DEFAULT_PALETTE>) =>
  greyClashes({ ...DEFAULT_PALETTE, ...change }).map(({ keys }) => keys.join(' '));

describe('colours in grey print', () => {
  it.each<[string, Partial<typeof DEFAULT_PALETTE>, readonly string[]]>([
    ['the shipped palette', {}, []],
    ['red beside green of the same lightness', { series: ['#cc0000', '#3d8b3d'] }, ['series[0] series[1]']],
    ['dark beside light', { series: ['#003300', '#ff9999'] }, []],
    [
      'the last comes beside the first again',
      { series: ['#202020', '#aaaaaa', '#222222'] },
      ['series[2] series[0]'],
    ],
    ['a colour lost on white paper', { series: ['#1f3a5f', '#ffee99'] }, ['series[1] фон']],
    ['a scale without room', { scale: ['#f0a860', '#c08050'] }, ['scale[0] scale[1]']],
  ])('%s', (_name, change, expected) => {
    expect(clashes(change)).toEqual(expected);
  });
});
