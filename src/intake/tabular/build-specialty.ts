import type { FindingCode, Severity } from '../../domain/finding.ts';
import type { IntakeContext } from '../../domain/intake-record.ts';
import { absent, bad, type Parsed, parsed } from '../../domain/parsed.ts';
import {
  isSpoCode,
  parseSpoCode,
  type SpoCode,
  type SpoRef,
  spoCodeFromDate,
  textBesidesCode,
} from '../../domain/spo-code.ts';
import { cleanText } from '../../domain/text.ts';
import type { SheetCell } from '../sheets/source-sheet.ts';
import type { RowView } from './row-view.ts';

/** A specialty a section row names for the rows below it («15.01.05 Сварщик»). */
export interface SectionSpecialty {
  readonly code: SpoCode | null;
  readonly name: string | null;
}

/** Findings of a resolution that leave the value usable. */
const MILD: Partial<Record<FindingCode, Severity>> = {
  'code-restored-from-name': 'info',
  'programme-unconfirmed': 'info',
  'code-name-mismatch': 'warning',
};

/**
 * The programme a row states by code, name or both, in any column; else the section's. Unresolvable = null with a finding, the
 * person stays.
 */
export function buildSpecialty(
  row: RowView,
  context: IntakeContext,
  year: number,
  section: SectionSpecialty | null,
): SpoRef | null {
  const code = row.cell('specialtyCode');
  const name = row.cell('specialtyName');
  if (code?.type === 'error' || code?.date != null || name?.type === 'error' || name?.date != null) {
    return readSpecialty(row, context, year, section);
  }
  const stated = [code?.text, name?.text, row.text('qualification'), year, section?.code, section?.name];
  const key = stated.map((part) => part ?? '').join('\n');
  const known = plainOf(context);
  const before = known.get(key);
  if (before !== undefined) return before;
  const told = row.findings.length;
  const ref = readSpecialty(row, context, year, section);
  // What gave cause for a finding is read again in every row: each has the finding at its own cell.
  if (ref !== null && row.findings.length === told && known.size < MOST_PLAIN) known.set(key, ref);
  return ref;
}

/** A list names a dozen programmes in thousands of rows. */
const PLAIN = new WeakMap<IntakeContext, Map<string, SpoRef>>();
const MOST_PLAIN = 5000;

function plainOf(context: IntakeContext): Map<string, SpoRef> {
  const known = PLAIN.get(context) ?? new Map<string, SpoRef>();
  PLAIN.set(context, known);
  return known;
}

function readSpecialty(
  row: RowView,
  context: IntakeContext,
  year: number,
  section: SectionSpecialty | null,
): SpoRef | null {
  const inCode = readCode(row, 'specialtyCode', context);
  const inName = readCode(row, 'specialtyName', context);
  const stated = row.text('specialtyCode') !== '' || row.text('specialtyName') !== '';
  const code = inCode ?? inName ?? (stated ? null : (section?.code ?? null));
  const name =
    nameOf(row, 'specialtyName') ?? nameOf(row, 'specialtyCode') ?? (stated ? null : (section?.name ?? null));
  const byName = row.text('specialtyCode') === '' && row.text('specialtyName') !== '';
  const field = byName || !row.has('specialtyCode') ? 'specialtyName' : 'specialtyCode';
  if (code === null && name === null && foreignCode(row) === null) {
    const said = row.findings.some((finding) => finding.args.field === row.match.columns.get(field)?.shown);
    if ((row.has('specialtyCode') || row.has('specialtyName')) && !said) {
      row.report('record-without-specialty', 'warning', field, {
        expected: 'код или наименование специальности',
      });
    }
    return null;
  }
  const qualification = row.words('qualification');
  const codeText = code === null ? foreignCode(row) : null;
  const found = context.reference.spo.resolve({
    code,
    codeText,
    name,
    qualification,
    year,
    edition: context.edition,
  });
  if (found.finding === 'value-repaired') {
    row.report('value-repaired', 'info', field, {
      proposal: `код до 2013 года: ныне ${found.ref?.code ?? '—'}`,
    });
  } else if (found.finding !== null) {
    const severity = MILD[found.finding] ?? (found.ref === null ? 'error' : 'warning');
    const candidates = found.candidates.map((ref) => `${ref.code} (приказ ${ref.edition})`).join(', ');
    row.report(found.finding, severity, field, candidates === '' ? {} : { proposal: candidates });
  }
  if (found.ref === null && found.finding === null) {
    row.report('record-without-specialty', 'warning', field, {
      expected: 'код или наименование из перечня СПО',
    });
  }
  return found.ref;
}

/** Six digits, maybe with the ending «.51» of before 2013, or the five or six of ОКПДТР. */
const FOREIGN_CODE = /^\d{5,6}(\.5\d)?$/;

/** What stands in the place of the code and is no СПО code of today. */
function foreignCode(row: RowView): string | null {
  const cell = row.cell('specialtyCode') ?? row.cell('specialtyName');
  if (cell === undefined || cell.date !== null) return null;
  const text = cleanText(cell.text).replace(/[.,]0+$/, '');
  if (FOREIGN_CODE.test(text)) return text;
  return /(?<![\d.])(?:\d{6}(?:\.5\d)?|\d{5})(?![\d.])/.exec(text)?.[0] ?? null;
}

function readCode(
  row: RowView,
  field: 'specialtyCode' | 'specialtyName',
  context: IntakeContext,
): SpoCode | null {
  const cell = row.cell(field);
  if (cell === undefined || cell.type === 'error') return null;
  if (cell.date !== null) return row.settle(field, codeOfDay(cell, context), 'код вида 15.01.05');
  const text = row.text(field);
  const result = parseSpoCode(field === 'specialtyCode' ? withDots(text) : text);
  if (result.kind === 'value' && result.note === 'code-from-longer-text') return result.value;
  if (result.kind !== 'bad' || result.reason === 'several-codes')
    return row.settle(field, result, 'один код вида 15.01.05');
  if (/[\p{L}]{3}/u.test(text)) return null;
  const digits = cleanText(text)
    .replace(/[.,]0+$/, '')
    .replace(/\s/g, '');
  const packed = codeOfOkso(digits);
  if (packed !== null) return row.settle(field, parsed(packed, 'code-from-longer-text'), '');
  // Codes of before 2013 and of other classifiers are told apart where the programme is resolved.
  if (FOREIGN_CODE.test(digits)) return null;
  return row.settle(field, result, 'код вида 15.01.05');
}

/** «15-01-05» and «15 01 05» in the column of codes. */
function withDots(text: string): string {
  return text.replace(/^(\d{2})[ -](0[12])[ -](\d{2})(?!\d)/, '$1.$2.$3');
}

/** 5380201 is 38.02.01 behind the digit of its section. */
function codeOfOkso(digits: string): SpoCode | null {
  const match = /^\d(\d{2})(0[12])(\d{2})$/.exec(digits);
  const code = match === null ? '' : `${match[1]}.${match[2]}.${match[3]}`;
  return isSpoCode(code) ? code : null;
}

/** 8 February 2001 was the code 08.02.01, if there is such a programme and no other reading of the day is one. */
function codeOfDay(cell: SheetCell, context: IntakeContext): Parsed<SpoCode> {
  if (cell.date === null) return absent;
  const [year, month, day] = cell.date.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return bad('not-a-code');
  const readings = [spoCodeFromDate(year, month, day), spoCodeFromDate(year, day, month)];
  const existing = new Set(
    readings.filter((code) => code !== null && context.reference.spo.findByCode(code).length > 0),
  );
  const [code] = existing;
  return existing.size === 1 && code !== null && code !== undefined
    ? parsed(code, 'code-from-date')
    : bad('not-a-code');
}

function nameOf(row: RowView, field: string): string | null {
  const text = row.text(field);
  const name = textBesidesCode(text);
  return /[\p{L}]{3}/u.test(name) ? name : null;
}
