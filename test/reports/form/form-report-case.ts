import { NO_CATEGORIES } from '../../../src/domain/graduate.ts';
import { STATUS_KINDS } from '../../../src/domain/status.ts';
import { sumBlocks } from '../../../src/domain/sum-form.ts';
import { assembleForm } from '../../../src/monitoring/forms/assemble-form.ts';
import { compareForecast } from '../../../src/monitoring/forms/compare-forecast.ts';
import type { FormEdition } from '../../../src/monitoring/forms/form-edition.ts';
import { countForm } from '../../../src/monitoring/forms/form-rows.ts';
import { readEdition } from '../../../src/monitoring/forms/read-edition.ts';
import type { FormReport, FormScope } from '../../../src/reports/form/form-report.ts';
import { day, makeGraduate, spo, status } from '../../monitoring/make-graduate.ts';

const NAMES: Readonly<Record<string, string>> = { '15.01.05': 'Сварщик', '43.02.15': 'Поварское дело' };
export const FIRST = 'ГБПОУ «Первый техникум»';
export const SECOND = 'ГАПОУ «Второй колледж»';
const ASOF = day('2026-07-06');

/** Every outcome once, two persons nobody knows the outcome of, over two colleges and two specialties. */
const GRADUATES = Array.from({ length: STATUS_KINDS.length + 2 }, (_, i) => {
  const kind = STATUS_KINDS[i];
  return makeGraduate(i, {
    college: i % 3 === 0 ? SECOND : FIRST,
    specialty: spo(i % 2 === 0 ? '15.01.05' : '43.02.15'),
    status: kind === undefined ? null : status(kind, { inSpecialty: i % 2 === 0 }),
    statusAsOf: kind === undefined ? null : ASOF,
    categories: { ...NO_CATEGORIES, limitedHealth: i % 5 === 0, disabled: i % 10 === 0 || i % 13 === 0 },
  });
});

/** A form the second college returned: its cooks agree with nobody, its builders are in no list. */
function returnedBy(edition: FormEdition) {
  const [main] = Object.values(edition.placement);
  const row = (count: number) => ({
    number: '01',
    sheetRow: 9,
    counts: new Map([
      [edition.total, count],
      [main ?? '', count],
    ]),
    written: [],
  });
  const block = (code: string, count: number) => ({
    kind: 'specialty' as const,
    college: SECOND,
    specialty: spo(code),
    rows: [row(count)],
    verdict: 'good' as const,
    findings: [],
  });
  return {
    importId: 7,
    file: 'форма.xlsx',
    cohort: 2026,
    edition: edition.id,
    college: SECOND,
    asOf: day('2026-06-29'),
    sheet: 'Форма',
    columns: new Map([[edition.total, 'E']]),
    blocks: [block('43.02.15', 9), block('08.02.01', 4)],
    failed: [{ ...block('23.01.17', 0), rows: [], verdict: 'failed' as const }],
  };
}

/** The merged form of a small region. */
export function formReportCase(id: string, scope: FormScope = { kind: 'region' }): FormReport {
  const form = (name: string) => {
    const edition = readEdition(name);
    return assembleForm('merged', {
      count: countForm(GRADUATES, edition, ASOF),
      returns: [returnedBy(edition)],
      collegeName: (stated) => stated,
    });
  };
  const made = form(id);
  const total = ({ edition, blocks }: typeof made) => ({ edition, rows: sumBlocks(blocks).rows });
  return {
    form: made,
    scope,
    region: 'Свердловская область',
    cohort: 2026,
    asOf: ASOF,
    listDays: new Map([
      [FIRST, ASOF],
      [SECOND, day('2026-06-29')],
    ]),
    silent: ['Третий техникум'],
    forecast:
      made.edition.subject === 'forecast'
        ? null
        : { asOf: day('2026-06-29'), comparison: compareForecast(total(form('form3')), total(made)) },
    annexSheets: [],
    keepsHealth: true,
    specialtyName: ({ code }) => NAMES[code] ?? null,
  };
}
