import type { GraduateRecord } from '../../domain/graduate.ts';
import type { College } from '../../domain/organisations.ts';
import type { Place } from '../../domain/territory.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { Locator } from '../../matching/territory/create-locator.ts';

/** Where a graduate looks for work from: the settlement of residence, else that of the college; null = not known. */
export function homesOf(
  colleges: readonly College[],
  locator: Locator,
): (graduate: Pick<GraduateRecord, 'residence' | 'college'>) => Place | null {
  const placeOfSettlement = remember((settlement) => locator.locateSettlement(settlement));
  const places = new Map<string, Place | null>();
  for (const college of colleges) {
    const place = college.settlement === null ? null : placeOfSettlement(college.settlement);
    for (const name of [college.name, ...college.aliases]) places.set(normaliseLabel(name), place);
  }
  const placeOfCollege = remember((name) => places.get(normaliseLabel(name)) ?? null);
  return ({ residence, college }) => {
    const home = residence === null ? null : placeOfSettlement(residence);
    return home ?? (college === null ? null : placeOfCollege(college));
  };
}

/** A million graduates live in a few thousand places. */
function remember(find: (text: string) => Place | null): (text: string) => Place | null {
  const known = new Map<string, Place | null>();
  return (text) => {
    let place = known.get(text);
    if (place === undefined) {
      place = find(text);
      known.set(text, place);
    }
    return place;
  };
}
