/** What can be said of D − S where some places may or may not belong: surely one sign, surely equal, or not decided. */
type Verdict = 'deficit' | 'surplus' | 'even' | 'unsure';

/** D − S at least and at most, and what follows from it. */
export interface GapInterval {
  /** Places recognised surely less graduates on offer. */
  readonly gapLow: number;
  /** The same with every place whose recognition is not sure. */
  readonly gapHigh: number;
  readonly verdict: Verdict;
}

/** The interval of D − S. `unsurePlaces` ≥ 0 may belong to the row, some, all or none of them. */
export function gapInterval(places: number, unsurePlaces: number, available: number): GapInterval {
  const gapLow = places - available;
  const gapHigh = gapLow + unsurePlaces;
  return { gapLow, gapHigh, verdict: verdictOf(gapLow, gapHigh) };
}

function verdictOf(low: number, high: number): Verdict {
  if (low > 0) return 'deficit';
  if (high < 0) return 'surplus';
  return low === 0 && high === 0 ? 'even' : 'unsure';
}
