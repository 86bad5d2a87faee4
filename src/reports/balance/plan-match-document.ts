import { type SpoRef, spoRefOfKey } from '../../domain/spo-code.ts';
import type { Balance, NamedCertificate } from '../../matching/balance/balance.ts';
import type { CertificateLine } from '../../matching/balance/certificates.ts';
import type { BalanceComparison } from '../../matching/balance/compare-balances.ts';
import type { BalanceRow } from '../../matching/balance/pivots.ts';
import type { MatchDocument } from '../documents/match-document.ts';

/** The `route.match/1` document of a balance: all that its workbook says of each deficit. `comparison` where one was asked for. */
export function planMatchDocument(
  balance: Balance,
  comparison: BalanceComparison | null = null,
): MatchDocument {
  const { asOf, totals, cells } = balance;
  return {
    schema: 'route.match/1',
    asOf,
    totals: { ...totals },
    headline: headlineOf(balance),
    professions: balance.professions.map((row) => ({
      ...rowOf(row),
      specialty: row.key === '' ? null : specialtyOf(row.key),
      potentialPlaces: row.potentialPlaces,
    })),
    sectors: balance.sectors.map(rowOf),
    territories: balance.territories.map(rowOf),
    certificates: balance.certificates.map(certificateOf),
    professionCertificates: balance.professionCertificates.map(certificateOf),
    comparison: comparison === null ? null : comparisonOf(comparison),
    cells: cellsOf(cells),
  };
}

/** The cells of a country are a million: those of one programme share it. */
function cellsOf(cells: Balance['cells']): MatchDocument['cells'] {
  const programmes = new Map<SpoRef, MatchDocument['cells'][number]['specialty']>();
  return cells.map(({ specialty: ref, sector, territory, supply, places, adverts }) => {
    const { code, edition } = ref;
    const specialty = programmes.get(ref) ?? { code, edition };
    programmes.set(ref, specialty);
    return { specialty, sector, territory, supply, places, adverts };
  });
}

function headlineOf({ headline }: Balance): MatchDocument['headline'] {
  const { matched, lowerBound, feasibleUnmet, sharedUnmet, surplus, surplusAtLeast, unsurePlaces } = headline;
  return {
    matched,
    lowerBound,
    feasibleUnmet,
    feasibleUnmetAtMost: feasibleUnmet + unsurePlaces,
    sharedUnmet,
    surplus,
    surplusAtLeast,
    unsurePlaces,
  };
}

type DocumentRow = MatchDocument['sectors'][number];

function rowOf(row: BalanceRow): DocumentRow {
  return {
    key: row.key,
    name: row.name,
    graduates: row.graduates,
    available: row.available,
    adverts: row.adverts,
    places: row.places,
    inflowAdverts: row.inflowAdverts,
    inflowPlaces: row.inflowPlaces,
    largePlaces: row.largePlaces,
    agencyPlaces: row.agencyPlaces,
    feasibleUnmet: row.feasibleUnmet,
    sharedUnmet: row.sharedUnmet,
    surplus: row.surplus,
    unsurePlaces: row.unsurePlaces,
    gapLow: row.gapLow,
    gapHigh: row.gapHigh,
    verdict: row.verdict,
    tension: row.tension,
    deficitIndex: row.deficitIndex,
    persistence: row.persistence,
    urgency: row.urgency,
    requestPlaces: row.requestPlaces,
    requestsBeyondAdverts: row.requestsBeyondAdverts,
    forecastPlaces: row.forecastPlaces,
  };
}

function certificateOf(certificate: NamedCertificate): MatchDocument['certificates'][number] {
  const { kind, places, graduates, gap, placeProfessions, graduateProfessions, territories } = certificate;
  return {
    kind,
    places,
    graduates,
    gap,
    placeProfessions: placeProfessions.map(lineOf),
    graduateProfessions: graduateProfessions.map(lineOf),
    territories: [...territories],
  };
}

function lineOf({ profession, count }: CertificateLine) {
  return { specialty: specialtyOf(profession), count };
}

function specialtyOf(profession: string): { code: string; edition: '1199' | '336' } {
  const { code, edition } = spoRefOfKey(profession);
  return { code, edition };
}

function comparisonOf(comparison: BalanceComparison): NonNullable<MatchDocument['comparison']> {
  const { from, total, professions, sectors, territories, newAdverts, closedAdverts } = comparison;
  return {
    from,
    total: { ...total },
    professions: professions.map((row) => ({ ...row })),
    sectors: sectors.map((row) => ({ ...row })),
    territories: territories.map((row) => ({ ...row })),
    newAdverts,
    closedAdverts,
  };
}
