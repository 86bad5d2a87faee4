import type { IsoDate } from '../../domain/iso-date.ts';

/** An indicator as a snapshot keeps it. */
interface SnapshotValue {
  readonly id: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** 0–1; null = withheld. */
  readonly rate: number | null;
}

/** A line of a snapshot: the region first, then colleges. */
interface SnapshotLine {
  readonly key: string;
  readonly label: string;
  readonly indicators: readonly SnapshotValue[];
}

/** The numbers of an effectiveness report as it was issued. */
export interface Snapshot {
  readonly asOf: IsoDate;
  /** What each indicator was made of, by id; empty where the snapshot does not say. */
  readonly composition: Readonly<Record<string, string>>;
  readonly lines: readonly SnapshotLine[];
}

/** A pair of numbers a share is made of. */
interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * One indicator of one line, before and now. `corrected` = the old day as today's data tell it: was → corrected is what was put right in
 * old data, corrected → now is what came new.
 */
export interface IndicatorChange {
  readonly key: string;
  readonly line: string;
  readonly label: string;
  readonly indicator: string;
  readonly title: string;
  readonly was: Fraction;
  readonly corrected: Fraction | null;
  readonly now: Fraction;
  /** Both shares may be shown: their effects make the difference up. */
  readonly shown: boolean;
  /** (N₁ − N₀) / D₁ and N₀ / D₁ − N₀ / D₀: they sum to the change of the share. */
  readonly numeratorEffect: number | null;
  readonly denominatorEffect: number | null;
  /** What corrections of old data and what new data changed of the share; they sum to the same. */
  readonly correctedEffect: number | null;
  readonly newEffect: number | null;
}

/** What changed since a snapshot. */
export interface SnapshotChanges {
  readonly before: IsoDate;
  /** Digest of the file issued that day. */
  readonly sha256: string;
  readonly changes: readonly IndicatorChange[];
  /** Lines of only one of the two. */
  readonly appeared: readonly string[];
  readonly gone: readonly string[];
  /** Indicators that the method of one of the two does not have, or composes otherwise: not compared. */
  readonly otherMethod: readonly string[];
}

/** Compares a snapshot with the numbers now; unchanged indicators are left out. `corrected` null = the old day cannot be recomputed. */
export function compareSnapshots(
  {
    was,
    corrected,
    now,
  }: { readonly was: Snapshot; readonly corrected: Snapshot | null; readonly now: Snapshot },
  {
    sha256,
    indicators,
  }: {
    readonly sha256: string;
    readonly indicators: readonly { readonly id: string; readonly title: string }[];
  },
): SnapshotChanges {
  const comparable = indicators.filter(({ id }) => {
    const old = was.composition[id];
    return (old === undefined || old === now.composition[id]) && valuesIn(was, id).length > 0;
  });
  const oldLines = new Map(was.lines.map((line) => [line.key, line]));
  const nowKeys = new Set(now.lines.map(({ key }) => key));
  const correctedLines = new Map((corrected?.lines ?? []).map((line) => [line.key, line]));
  const changes = now.lines.flatMap((line) => {
    const old = oldLines.get(line.key);
    if (old === undefined) return [];
    return comparable.flatMap(({ id, title }): IndicatorChange[] => {
      const [before, after] = [valueIn(old, id), valueIn(line, id)];
      const [from, to] = [fraction(before), fraction(after)];
      if (from === null || to === null) return [];
      if (from.numerator === to.numerator && from.denominator === to.denominator) return [];
      const between = fraction(valueIn(correctedLines.get(line.key), id));
      const shown = before?.rate != null && after?.rate != null;
      return [
        {
          key: `${line.key}\n${id}`,
          line: line.key,
          label: line.label,
          indicator: id,
          title,
          was: from,
          corrected: between,
          now: to,
          shown,
          ...effects(from, between, to, shown),
        },
      ];
    });
  });
  const named = new Set(comparable.map(({ id }) => id));
  return {
    before: was.asOf,
    sha256,
    changes,
    appeared: now.lines.filter(({ key }) => !oldLines.has(key)).map(({ label }) => label),
    gone: was.lines.filter(({ key }) => !nowKeys.has(key)).map(({ label }) => label),
    otherMethod: indicators.filter(({ id }) => !named.has(id)).map(({ title }) => title),
  };
}

function effects(was: Fraction, corrected: Fraction | null, now: Fraction, shown: boolean) {
  if (!shown) {
    return { numeratorEffect: null, denominatorEffect: null, correctedEffect: null, newEffect: null };
  }
  const share = ({ numerator, denominator }: Fraction) => numerator / denominator;
  const between = corrected === null || corrected.denominator <= 0 ? null : share(corrected);
  return {
    numeratorEffect: (now.numerator - was.numerator) / now.denominator,
    denominatorEffect: was.numerator / now.denominator - share(was),
    correctedEffect: between === null ? null : between - share(was),
    newEffect: between === null ? null : share(now) - between,
  };
}

function valuesIn({ lines }: Snapshot, id: string): readonly SnapshotValue[] {
  return lines.flatMap((line) => valueIn(line, id) ?? []);
}

function valueIn(line: SnapshotLine | undefined, id: string): SnapshotValue | undefined {
  return line?.indicators.find((one) => one.id === id);
}

function fraction(value: SnapshotValue | undefined): Fraction | null {
  if (value === undefined || value.numerator === null || value.denominator === null) return null;
  return { numerator: value.numerator, denominator: value.denominator };
}
