import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Zip, ZipDeflate } from 'fflate';
import { readSheets } from '../src/intake/sheets/read-sheets.ts';
import { runOnce } from './measure.ts';

// Reading of workbooks: one of 100,000 × 20, and 60 of 300 × 20, each in a process of its own; beside it openpyxl in read-only
// mode, which merely walks the rows, where Python has it. `node bench/read-workbook.ts [--python PATH]`

const OPENPYXL = `
import sys, openpyxl
cells = 0
for path in sys.argv[1:]:
    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            cells += sum(1 for value in row if value is not None)
print(cells)
`;

const SURNAMES = [
  'Абрамова',
  'Белов',
  'Воронцова',
  'Гусев',
  'Дьячкова',
  'Ершов',
  'Жданова',
  'Зуев',
  'Ильина',
  'Крылов',
];
const NAMES = ['Анна', 'Борис', 'Вера', 'Глеб', 'Дарья', 'Егор', 'Жанна', 'Захар', 'Инна', 'Кирилл'];
const COLLEGES = Array.from({ length: 60 }, (_, at) => `ГБПОУ «Колледж технологий и сервиса № ${at + 1}»`);

/**
 * Writes a list as Excel does: shared strings, styles, days as numbers. Columns 1–20, a header and `rows` rows.
 * @param nameOf the full name of a person, by number
 * @param first number of the first person: lists with numbers of their own share nobody
 */
export async function writeList(
  path: string,
  rows: number,
  nameOf: (at: number) => string = anotherName,
  first = 0,
): Promise<void> {
  const out = createWriteStream(path);
  const done = new Promise<void>((resolve, reject) => out.on('finish', resolve).on('error', reject));
  const zip = new Zip((error, chunk, final) => {
    if (error !== null) throw error;
    out.write(chunk);
    if (final) out.end();
  });
  const encoder = new TextEncoder();
  const add = (name: string, pieces: Iterable<string>) => {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    for (const piece of pieces) part.push(encoder.encode(piece));
    part.push(new Uint8Array(), true);
  };
  const shared = new Map<string, number>();
  const id = (text: string) => {
    const known = shared.get(text);
    if (known !== undefined) return known;
    shared.set(text, shared.size);
    return shared.size - 1;
  };
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  add('[Content_Types].xml', [
    `${prolog}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
  ]);
  add('_rels/.rels', [
    `${prolog}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ]);
  add('xl/workbook.xml', [
    `${prolog}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Список" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ]);
  add('xl/_rels/workbook.xml.rels', [
    `${prolog}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ]);
  add('xl/styles.xml', [
    `${prolog}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="00000000000"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ]);
  add('xl/worksheets/sheet1.xml', sheetPieces(main, rows, id, nameOf, first));
  add('xl/sharedStrings.xml', stringPieces(main, shared));
  zip.end();
  await done;
}

/** A number as a name-like word, so that every person is another one. */
function inLetters(number: number): string {
  let word = '';
  for (let rest = number + 1; rest > 0; rest = Math.floor(rest / 16)) word += 'абвгдежзиклмнопр'[rest % 16];
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A СНИЛС nobody has: its number begins with 999; the control number is right. */
function impossibleSnils(number: number): number {
  const digits = `999${String(number % 1_000_000).padStart(6, '0')}`;
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += (9 - at) * Number(digits[at]);
  return Number(digits) * 100 + ((sum % 101) % 100);
}

const HEADERS = [
  '№ п/п',
  'ФИО',
  'Дата рождения',
  'СНИЛС',
  'Колледж',
  'Код специальности',
  'Специальность',
  'Группа',
  'Год выпуска',
  'Статус',
  'Работодатель',
  'Должность',
  'Дата трудоустройства',
  'Населённый пункт',
  'Телефон',
  'Почта',
  'Целевой договор',
  'Куратор',
  'Дата опроса',
  'Примечание',
];

/** Every person is another one. */
function anotherName(at: number): string {
  return `${SURNAMES[at % 10] ?? ''}-${inLetters(at)} ${NAMES[Math.floor(at / 10) % 10] ?? ''} Тестовна`;
}

function* sheetPieces(
  main: string,
  rows: number,
  id: (text: string) => number,
  nameOf: (at: number) => string,
  first: number,
): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}"><dimension ref="A1:T${rows + 1}"/><sheetData>`;
  const letters = 'ABCDEFGHIJKLMNOPQRST';
  const text = (row: number, column: number, value: string) =>
    `<c r="${letters[column]}${row}" t="s"><v>${id(value)}</v></c>`;
  const number = (row: number, column: number, value: number, style = 0) =>
    `<c r="${letters[column]}${row}"${style === 0 ? '' : ` s="${style}"`}><v>${value}</v></c>`;
  yield `<row r="1" spans="1:20">${HEADERS.map((header, at) => text(1, at, header)).join('')}</row>`;
  let piece = '';
  for (let index = 0; index < rows; index++) {
    const at = first + index;
    const row = index + 2;
    const college = COLLEGES[at % 60] ?? '';
    piece += `<row r="${row}" spans="1:20">${number(row, 0, index + 1)}${text(row, 1, nameOf(at))}${number(row, 2, 39000 + (at % 900), 1)}${number(row, 3, impossibleSnils(at), 2)}${text(row, 4, college)}${text(row, 5, '15.01.05')}${text(row, 6, 'Сварщик (ручной и частично механизированной сварки (наплавки))')}${text(row, 7, `СВ-${at % 40}`)}${number(row, 8, 2026)}${text(row, 9, at % 3 === 0 ? 'Трудоустроен' : 'Не определился')}${text(row, 10, `ООО «Предприятие ${at % 5000}»`)}${text(row, 11, 'Электрогазосварщик')}${number(row, 12, 46100 + (at % 200), 1)}${text(row, 13, `г. Посёлок-${at % 300}`)}${text(row, 14, `8 (000) ${String(at).padStart(7, '0')}`)}${text(row, 15, `mail${at}@example.org`)}${text(row, 16, at % 2 === 0 ? 'да' : 'нет')}${text(row, 17, `${SURNAMES[at % 7]} Куратор`)}${number(row, 18, 46200 + (at % 90), 1)}${text(row, 19, `Опрошен по телефону, ответ № ${at % 2000}`)}</row>`;
    if (piece.length > 1_000_000) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}</sheetData></worksheet>`;
}

function* stringPieces(main: string, shared: ReadonlyMap<string, number>): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${main}" uniqueCount="${shared.size}">`;
  let piece = '';
  for (const text of shared.keys()) {
    piece += `<si><t>${text.replaceAll('&', '&amp;')}</t></si>`;
    if (piece.length > 1_000_000) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}</sst>`;
}

/** Processor seconds of the reading processes, which outlive the files; 0 where the system does not tell. */
function readersCpu(): number {
  let ticks = 0;
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim();
    for (const pid of children === '' ? [] : children.split(' ')) {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      ticks += Number(fields[11]) + Number(fields[12]);
    }
  } catch {
    return 0;
  }
  return ticks / 100;
}

/** Walks all cells of the files and prints their number and the processor time of this process and its readers. */
async function walk(paths: readonly string[]): Promise<void> {
  let cells = 0;
  for (const path of paths) {
    const source = await readSheets(path);
    for (const sheet of source.sheets) {
      for await (const rows of sheet.rows()) for (const row of rows) cells += row.cells.length;
    }
    source.close();
  }
  process.stdout.write(`${cells} ${readersCpu().toFixed(2)}\n`);
}

/** Runs a command; processor seconds of it and of the readers it tells of, seconds on the clock, cells it counted. */
function seconds(
  command: string,
  args: readonly string[],
): { cpu: number; wall: number; output: string } | null {
  const started = performance.now();
  const shell = 'exec 3>&1; TIMEFORMAT="%U %S"; { time "$0" "$@" >&3; } 2>&1 1>/dev/null | tail -1 >&2';
  const run = spawnSync('bash', ['-c', shell, command, ...args], { encoding: 'utf8' });
  const [user, system] = run.stderr.trim().split(' ').map(Number);
  if (user === undefined || system === undefined || !Number.isFinite(user + system)) return null;
  const [cells = '', readers = '0'] = run.stdout.trim().split(' ');
  return { cpu: user + system + Number(readers), wall: (performance.now() - started) / 1000, output: cells };
}

async function main(): Promise<void> {
  const self = fileURLToPath(import.meta.url);
  const python = process.argv[process.argv.indexOf('--python') + 1];
  const folder = mkdtempSync(join(tmpdir(), 'route-bench-'));
  try {
    const big = join(folder, 'big.xlsx');
    await writeList(big, 100_000);
    const small = Array.from({ length: 60 }, (_, at) => join(folder, `college-${at}.xlsx`));
    for (const path of small) await writeList(path, 300);
    process.stdout.write(`100 000 × 20: ${(statSync(big).size / 1e6).toFixed(1)} MB\n`);
    for (const [title, paths] of [
      ['one workbook of 100,000 × 20', [big]],
      ['60 workbooks of 300 × 20', small],
    ] as const) {
      const ours = seconds(process.execPath, [self, 'walk', ...paths]);
      const memory = await runOnce([self, 'walk', ...paths], folder);
      process.stdout.write(
        `${title}\n  route     ${told(ours)}, ${memory.megabytes?.toFixed(0) ?? '?'} MB of both processes\n`,
      );
      const peer = seconds(process.argv.includes('--python') ? (python ?? 'python3') : 'python3', [
        '-c',
        OPENPYXL,
        ...paths,
      ]);
      process.stdout.write(`  openpyxl  ${peer?.output === '' ? 'not installed' : told(peer)}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function told(run: { cpu: number; wall: number; output: string } | null): string {
  return run === null
    ? 'not measured'
    : `${run.cpu.toFixed(1)} s cpu, ${run.wall.toFixed(1)} s wall, ${run.output} cells`;
}

if (process.argv[2] === 'walk') await walk(process.argv.slice(3));
else if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
