import type { IsoDate } from '../../domain/iso-date.ts';
import { russianDate } from '../../domain/iso-date.ts';
import type { RegisterRow } from '../../domain/register.ts';
import type { FlagWords } from '../flags/person-cells.ts';

/** A row of a register whose graduate cannot be told. */
export interface UnfoundRow {
  readonly source: RegisterRow['source'];
  readonly why: 'nobody' | 'several' | 'contradicted';
}

/** Words the planners of the career centre cannot know by themselves, and the rows that could not be used. */
export interface CentreWords extends FlagWords {
  readonly unfound: readonly UnfoundRow[];
}

/** The line under every title. */
export function asOfLine({ region }: Pick<CentreWords, 'region'>, asOf: IsoDate): string {
  return `${region}, по данным на ${russianDate(asOf)}`;
}
