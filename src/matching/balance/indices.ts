/**
 * Коэффициент напряжённости K = S/D: graduates per place; null where there are no places.
 */
export function tensionOf(supply: number, places: number): number | null {
  return places === 0 ? null : supply / places;
}

/** Deficit index I = (D − S)/(D + S), from −1 (graduates only) to 1 (places only); null below five people and places together. */
export function deficitIndexOf(supply: number, places: number): number | null {
  return supply + places < 5 ? null : (places - supply) / (places + supply);
}

/** Order of urgency: unfilled places × (1 + share of places open for long). */
export function urgencyOf(unmet: number, persistence: number | null): number {
  return unmet * (1 + (persistence ?? 0));
}
