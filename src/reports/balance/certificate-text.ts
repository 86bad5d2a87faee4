import { counted, groupThousands, plural } from '../../domain/russian.ts';
import type { NamedCertificate } from '../../matching/balance/balance.ts';
import type { CertificateLine } from '../../matching/balance/certificates.ts';

const NAMED_LINES = 4;

/**
 * The proof in words: «214 мест (Сварщик — 214; Серов) доступны только 90 выпускникам (Сварщик — 90): дефицит не менее 124
 * при любом распределении».
 */
export function certificateText(certificate: NamedCertificate): string {
  const { kind, places, graduates, gap } = certificate;
  const where = territoriesText(certificate.territories);
  const asked = `${counted(places, 'место', 'места', 'мест')} (${linesText(certificate.placeProfessions, certificate)}${kind === 'deficit' ? where : ''})`;
  const offered = linesText(certificate.graduateProfessions, certificate);
  if (kind === 'deficit') {
    if (graduates === 0) {
      return `${asked}: в пределах досягаемости нет ни одного доступного выпускника, дефицит ровно ${groupThousands(gap)}.`;
    }
    const reach = plural(places, 'доступно', 'доступны', 'доступны');
    return `${asked} ${reach} только ${counted(graduates, 'выпускнику', 'выпускникам', 'выпускникам')} (${offered}): дефицит не менее ${groupThousands(gap)} при любом распределении.`;
  }
  const people = `${counted(graduates, 'выпускник', 'выпускника', 'выпускников')} (${offered}${where})`;
  if (places === 0)
    return `${people}: в пределах досягаемости нет ни одного места, без места не менее ${groupThousands(gap)}.`;
  const can = plural(graduates, 'может', 'могут', 'могут');
  return `${people} ${can} занять только ${asked}: без места не менее ${groupThousands(gap)} при любом распределении.`;
}

function linesText(lines: readonly CertificateLine[], { nameOf }: NamedCertificate): string {
  const named = lines
    .slice(0, NAMED_LINES)
    .map(({ profession, count }) => `${nameOf[profession]} — ${groupThousands(count)}`);
  const rest = lines.length - named.length;
  return rest > 0
    ? `${named.join(', ')} и ещё ${counted(rest, 'профессия', 'профессии', 'профессий')}`
    : named.join(', ');
}

function territoriesText(territories: readonly (string | null)[]): string {
  const names = territories.map((name) => name ?? 'место не установлено');
  if (names.length === 0) return '';
  const shown = names.slice(0, NAMED_LINES).join(', ');
  const rest = names.length - NAMED_LINES;
  return `; ${rest > 0 ? `${shown} и ещё ${counted(rest, 'территория', 'территории', 'территорий')}` : shown}`;
}
