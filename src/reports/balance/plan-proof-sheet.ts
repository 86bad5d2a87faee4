import { counted, groupThousands } from '../../domain/russian.ts';
import type { NamedCertificate } from '../../matching/balance/balance.ts';
import type { Certificate } from '../../matching/balance/certificates.ts';
import { type Block, type ColumnPlan, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { type BalanceReport, headingOf, LONGEST_LIST } from './balance-report.ts';
import { certificateText } from './certificate-text.ts';
import { withTotal } from './total-row.ts';

const COLUMNS: readonly ColumnPlan[] = [
  { key: 'text', header: 'Доказательство', width: 92, format: 'text' },
  { key: 'places', header: 'Мест', width: 10, format: 'integer' },
  { key: 'graduates', header: 'Выпускников', width: 12, format: 'integer' },
  { key: 'gap', header: 'Разница', width: 10, format: 'integer', scale: 'more-is-worse' },
];

/**
 * «Доказательства»: saturated sets behind every deficit and surplus; first profession by profession, then the connected sets
 * that prove the headline exactly.
 */
export function planProofSheet(report: BalanceReport): SheetPlan {
  const heading = headingOf(report, 'Доказательства дефицита и излишка');
  const { certificates, professionCertificates } = report.balance;
  const of = (kind: Certificate['kind'], list: readonly NamedCertificate[]) =>
    list.filter((certificate) => certificate.kind === kind);
  return {
    name: 'Доказательства',
    title: heading.title,
    subtitle: [
      ...heading.subtitle,
      'Каждая строка проверяется без программы: эти места доступны только этим выпускникам (или наоборот), кто бы куда ни пошёл.',
    ],
    blocks: [
      proofTable(
        'deficit-profession',
        'Дефицит по профессиям (строки пересекаются, итога нет)',
        of('deficit', professionCertificates),
      ),
      proofTable(
        'surplus-profession',
        'Излишек по профессиям (строки пересекаются, итога нет)',
        of('surplus', professionCertificates),
      ),
      proofTable(
        'deficit',
        'Дефицит целиком: связанные группы профессий, итог равен местам, которые не закрыть никак',
        of('deficit', certificates),
      ),
      proofTable('surplus', 'Излишек целиком: итог равен выпускникам без места', of('surplus', certificates)),
    ],
  };
}

function proofTable(id: string, caption: string, all: readonly NamedCertificate[]): Block {
  if (all.length === 0) return { kind: 'text', lines: [`${caption}: нет.`] };
  const shown = all.slice(0, LONGEST_LIST);
  const rows = shown.map((certificate, i): RowPlan => {
    const key = `${id}${i}`;
    const [more, less] =
      certificate.kind === 'deficit'
        ? (['places', 'graduates'] as const)
        : (['graduates', 'places'] as const);
    return {
      key,
      cells: {
        text: certificateText(certificate),
        places: certificate.places,
        graduates: certificate.graduates,
        gap: formula(certificate.gap, (at) => `${at(key, more)}-${at(key, less)}`),
      },
    };
  });
  const cut =
    all.length > shown.length
      ? ` (показаны ${counted(shown.length, 'строка', 'строки', 'строк')} из ${groupThousands(all.length)})`
      : '';
  const summed = id === 'deficit' || id === 'surplus';
  return {
    kind: 'table',
    id: `proof-${id}`,
    caption: caption + cut,
    columns: COLUMNS,
    rows: summed ? withTotal(rows, 'text', ['places', 'graduates', 'gap']) : rows,
  };
}
