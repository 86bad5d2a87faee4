import type { Finding, Severity } from '../../domain/finding.ts';
import { findingMessage, findingPlace } from '../../domain/finding-text.ts';
import type { ImportKind, SkipReason } from '../../domain/intake-record.ts';
import { russianDate } from '../../domain/iso-date.ts';
import { isRegisterName, type RegisterName, registerDefinition } from '../../domain/registers.ts';
import { counted } from '../../domain/russian.ts';
import { safeText } from '../../terminal/safe-text.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { ImportedFile } from '../../workflow/import/imported-file.ts';

const SHOWN_FINDINGS = 8;
const SHOWN_OF_A_KIND = 3;

/** Russian names of the kinds of import. */
const KIND_LABEL: Readonly<Record<Exclude<ImportKind, RegisterName>, string>> = {
  graduates: 'выпускники',
  vacancies: 'вакансии',
  forms: 'федеральные формы',
  colleges: 'колледжи',
  employers: 'работодатели',
  industries: 'перспективные отрасли',
  'spo-list': 'перечень СПО',
  oktmo: 'ОКТМО',
};

/** Russian name of a kind of import. */
export function kindLabel(kind: ImportKind): string {
  return isRegisterName(kind) ? registerDefinition(kind).title : KIND_LABEL[kind];
}

const SKIP_LABEL: Readonly<Record<SkipReason, string>> = {
  'other-region': 'другой регион',
  'number-row': 'строка номеров',
  'total-row': 'итоги',
  'sample-row': 'образец заполнения',
  signature: 'подпись',
  'repeated-header': 'повтор заголовка',
  'repeated-record': 'повтор записи',
  'other-table': 'другая таблица',
  note: 'примечание',
  'checked-only': 'проверены, но не хранятся: строка — человек или работодатель',
  'not-open': 'вакансия закрыта',
  'erased-subject': 'просили удалить данные',
};

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What became of one file: counts, the mapping of columns, what was left out, the first findings. */
export function renderImportedFile(file: ImportedFile, terminal: Terminal): string {
  const { paint } = terminal;
  const name = paint.bold(safeText(file.path));
  if (file.failure !== null) {
    return `${paint.red('✗')} ${name}: ${safeText(file.failure.message)}\n${file.failure.hint === null ? '' : `  ${safeText(file.failure.hint)}\n`}`;
  }
  const kind = file.kind === null ? '' : kindLabel(file.kind);
  const head = `${file.status === 'unchanged' ? paint.dim('=') : paint.green('✓')} ${name} — ${kind}, ${file.layout}, на ${russianDate(file.asOf)}`;
  if (file.status === 'unchanged')
    return `${head}\n  без изменений: этот файл уже загружен (№ ${file.importId})\n`;
  const lines = [
    head + (file.importId === null ? '' : `, загрузка № ${file.importId}`),
    `  ${rowsText(file)}`,
    ...layoutLine(file),
    ...mappingLines(file),
    ...unknownLine(file),
    ...listLine('не загружены лишние персональные столбцы', file.droppedColumns),
    ...findingLines(file, terminal),
  ];
  return `${lines.join('\n')}\n`;
}

function rowsText({ rows, skippedBy }: ImportedFile): string {
  const skipped = Object.entries(skippedBy)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `${SKIP_LABEL[reason as SkipReason]} ${count}`)
    .join(', ');
  const parts = [
    `прочитано ${counted(rows.read, 'строка', 'строки', 'строк')}`,
    `принято ${rows.accepted}`,
    ...(rows.unchanged > 0 ? [`без изменений ${rows.unchanged}`] : []),
    ...(rows.rejected > 0 ? [`отклонено ${rows.rejected}`] : []),
    ...(rows.skipped > 0 ? [`пропущено ${rows.skipped} (${skipped})`] : []),
  ];
  return parts.join(' · ');
}

/** By whose layout the file was read. */
function layoutLine({ fixedBy }: ImportedFile): string[] {
  if (fixedBy === null) return [];
  const { kept, college } = fixedBy;
  if (college === null) {
    return [
      '  раскладка: заданная; не запомнена, колледж файла не назван (ключ college раскладки или --college)',
    ];
  }
  const name = safeText(college);
  const which = kept ? `запомненная для «${name}»` : `заданная, запомнена для «${name}»`;
  return [`  раскладка: ${which}; забыть: route import --forget-mapping "${name}"`];
}

function mappingLines(file: ImportedFile): string[] {
  if (file.mapping.length === 0) return [];
  const seen = new Set<string>();
  const pairs: string[] = [];
  for (const { column, header, field } of file.mapping) {
    const pair = `${column} «${safeText(header)}» → ${field}`;
    if (!seen.has(pair)) pairs.push(pair);
    seen.add(pair);
  }
  return [`  столбцы: ${pairs.join('; ')}`];
}

/** Exports of the portal hold dozens of columns nobody needs: their number is enough. */
function unknownLine({ layout, unknownColumns }: ImportedFile): string[] {
  if (layout?.startsWith('portal-') !== true) return listLine('не распознаны столбцы', unknownColumns);
  return unknownColumns.length === 0 ? [] : [`  не используются столбцы: ${unknownColumns.length}`];
}

function listLine(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`  ${title}: ${names.map((name) => `«${safeText(name)}»`).join(', ')}`];
}

function findingLines(file: ImportedFile, { paint }: Terminal): string[] {
  const told = file.findings
    .filter((finding) => finding.severity !== 'info')
    .sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
  const ofCode = new Map<string, number>();
  const shown = told.filter(({ code }) => {
    const before = ofCode.get(code) ?? 0;
    ofCode.set(code, before + 1);
    return before < SHOWN_OF_A_KIND;
  });
  const lines = shown
    .slice(0, SHOWN_FINDINGS)
    .map((finding) => `  ${mark(finding, paint)} ${safeText(findingLine(finding))}`);
  const rest = file.findings.length - lines.length;
  if (rest > 0) {
    const more = counted(rest, 'замечание', 'замечания', 'замечаний');
    lines.push(`  … и ещё ${more}; все — с параметром --findings файл.xlsx`);
  }
  return lines;
}

function findingLine(finding: Finding): string {
  const place = findingPlace(finding);
  return place === '' ? findingMessage(finding) : `${place}: ${findingMessage(finding)}`;
}

function mark(finding: Finding, paint: Terminal['paint']): string {
  return finding.severity === 'error' ? paint.red('ошибка') : paint.yellow('внимание');
}

/** The last lines of an import: totals and the next step. */
export function renderImportTotals(
  files: readonly ImportedFile[],
  dryRun: boolean,
  { paint }: Terminal,
): string {
  const sum = (pick: (file: ImportedFile) => number) => files.reduce((total, file) => total + pick(file), 0);
  const failed = files.filter((file) => file.status === 'failed').length;
  const lines = [
    '',
    paint.bold(
      `Файлов: ${files.length}. Прочитано ${sum((file) => file.rows.read)}, принято ${sum((file) => file.rows.accepted)}, ` +
        `без изменений ${sum((file) => file.rows.unchanged)}, отклонено ${sum((file) => file.rows.rejected)}, пропущено ${sum((file) => file.rows.skipped)}.`,
    ),
    ...(failed > 0 ? [paint.red(`Не прочитано файлов: ${failed}.`)] : []),
    ...questionLine(sum((file) => file.questions)),
    dryRun
      ? 'Ничего не сохранено (проверка).'
      : 'Дальше: route match — баланс, route weekly-report — отчёт. Отменить: route undo НОМЕР.',
    '',
  ];
  return lines.join('\n');
}

function questionLine(questions: number): string[] {
  if (questions === 0) return [];
  const asked = counted(questions, 'вопрос', 'вопроса', 'вопросов');
  return [`Один человек или два: ${asked}. Ответить: route review persons.`];
}
