import { parseInn, parseOgrn } from '../../domain/identifiers.ts';
import type { IntakeContext } from '../../domain/intake-record.ts';
import { parseYesNo } from '../../domain/numbers.ts';
import type { College, Employer, PromisingIndustry, SpoListRow } from '../../domain/organisations.ts';
import { bad, type Parsed, parsed } from '../../domain/parsed.ts';
import { isSpoCode, parseSpoCode, type SpoEdition, type SpoRef } from '../../domain/spo-code.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { RowView } from './row-view.ts';
import { settlementOf } from './settlement.ts';

/** A college of the user's table; lists in a cell are parted by `;` or a new line. */
export function buildCollege(row: RowView, context: IntakeContext): College | null {
  const name = readName(row, 'название колледжа');
  if (name === null) return null;
  const clusters = splitList(row.cell('clusters')?.text ?? '').filter((part) => !/^(нет|-|—)$/i.test(part));
  return {
    name,
    aliases: splitList(row.cell('aliases')?.text ?? ''),
    inn: row.value('inn', parseInn, 'ИНН из 10 цифр'),
    settlement: settlementOf(row.text('settlement')) ?? row.words('settlement'),
    municipality: row.words('municipality'),
    email: readEmail(row),
    clusters,
    clusterProgrammes: readProgrammes(row, context),
  };
}

function readEmail(row: RowView): string | null {
  const text = row.text('email');
  if (text === '') return null;
  const address = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.exec(text)?.[0];
  if (address !== undefined) return address.toLowerCase();
  row.report('value-unreadable', 'error', 'email', { expected: 'один адрес вида имя@почта.рф' });
  return null;
}

function readProgrammes(row: RowView, context: IntakeContext): readonly SpoRef[] {
  const refs: SpoRef[] = [];
  for (const part of splitList((row.cell('clusterProgrammes')?.text ?? '').replaceAll(',', ';'))) {
    const code = parseSpoCode(part);
    const ref =
      code.kind === 'value'
        ? (context.reference.spo.findByCode(code.value)[0]?.ref ?? null)
        : (context.reference.spo.findByName(part)[0]?.ref ?? null);
    if (ref === null) row.report('code-not-found', 'error', 'clusterProgrammes', { found: part });
    else refs.push(ref);
  }
  return refs;
}

/** An employer of the user's table. */
export function buildEmployer(row: RowView): Employer | null {
  const name = readName(row, 'название организации');
  if (name === null) return null;
  return {
    name,
    inn: row.value('inn', parseInn, 'ИНН из 10 или 12 цифр'),
    ogrn: row.value('ogrn', parseOgrn, 'ОГРН из 13 или 15 цифр'),
    okved: row.value('okved', parseOkved, 'код ОКВЭД вида 24.10'),
    defence: row.yesNo('defence', (text) => parseMark(text, 'опк')),
    priority: row.yesNo('priority', (text) => parseMark(text, 'приоритет')),
    settlement: settlementOf(row.text('settlement')),
  };
}

/** Besides «да» and «нет», the name of the mark itself counts («ОПК»). */
function parseMark(text: string, word: string): Parsed<boolean> {
  return normaliseLabel(text).startsWith(word) ? parsed(true) : parseYesNo(text);
}

function parseOkved(text: string): Parsed<string> {
  const code = /^(\d{2}(?:\.\d{1,2}){0,3})(?!\d)/.exec(text)?.[1];
  return code === undefined ? (text === '' ? { kind: 'absent' } : bad('not-a-code')) : parsed(code);
}

/** A promising industry: a name and ОКВЭД prefixes («24, 25.1», «10-12»). */
export function buildIndustry(row: RowView): PromisingIndustry | null {
  const name = readName(row, 'название отрасли');
  if (name === null) return null;
  const okvedPrefixes: string[] = [];
  for (const part of splitList((row.cell('okved')?.text ?? '').replaceAll(',', ';'))) {
    const range = /^(\d{2})\s*[-–—]\s*(\d{2})$/.exec(part);
    if (range !== null && Number(range[1]) <= Number(range[2])) {
      for (let at = Number(range[1]); at <= Number(range[2]); at++)
        okvedPrefixes.push(String(at).padStart(2, '0'));
      continue;
    }
    const code = /^(?:[A-UА-Я]\s+)?(\d{1,2}(?:\.\d{1,2}){0,3})(?!\d)/i.exec(part)?.[1];
    if (code === undefined)
      row.report('value-unreadable', 'error', 'okved', { found: part, expected: 'коды ОКВЭД через запятую' });
    else okvedPrefixes.push(/^\d(\.|$)/.test(code) ? `0${code}` : code);
  }
  return { name, okvedPrefixes };
}

/** A row of an official list. @param edition of rows that state none */
export function buildSpoListRow(row: RowView, edition: SpoEdition | null): SpoListRow | null {
  const code = row.value('code', parseSpoCode, 'код вида 15.01.05');
  const name = row.words('name');
  const stated = /1199|336/.exec(row.text('edition'))?.[0];
  const list = stated === '1199' || stated === '336' ? stated : edition;
  if (code === null || name === null || list === null || !isSpoCode(code)) {
    row.report('record-without-specialty', 'error', code === null ? 'code' : 'name', {
      expected: 'код и наименование',
    });
    return null;
  }
  return { ref: { code, edition: list }, name, qualification: row.words('qualification') };
}

function readName(row: RowView, expected: string): string | null {
  const name = row.words('name');
  if (name === null || !/\p{L}{2}/u.test(name)) {
    row.report('record-malformed', 'error', 'name', { expected });
    return null;
  }
  return name;
}

function splitList(text: string): readonly string[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '' && part !== '-' && part !== '—');
}
