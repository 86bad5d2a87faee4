import { Failure } from '../../domain/failure.ts';
import { type ParsedWorkbook, parseWorkbook } from './parse-workbook.ts';
import type { ReaderAnswer, ReaderRequest } from './reader-protocol.ts';

// The reading process: parses one workbook at a time and hands out its rows in batches, each when asked.
let workbook: ParsedWorkbook | null = null;

process.on('message', (request: ReaderRequest) => {
  answer(request).then(say, (error: unknown) => say(failed(error)));
});
process.on('disconnect', () => process.exit(0));

async function answer(request: ReaderRequest): Promise<ReaderAnswer> {
  if (request.ask === 'open') {
    workbook = null;
    workbook = await parseWorkbook(request.path, request.limits, request.passwords, (inflated) =>
      say({ say: 'checked', inflated }),
    );
    return { say: 'opened', date1904: workbook.date1904, sheets: workbook.sheets };
  }
  if (request.ask === 'close') {
    workbook = null;
    return { say: 'closed' };
  }
  if (workbook === null) throw new Error('no workbook is open');
  return { say: 'rows', ...workbook.rows(request.sheet, request.from, request.count) };
}

function failed(error: unknown): ReaderAnswer {
  if (error instanceof Failure) {
    return { say: 'failed', code: error.code, message: error.message, hint: error.hint };
  }
  const text = error instanceof Error ? error.message : '';
  if (/password|encrypt/i.test(text)) {
    return {
      say: 'failed',
      code: 'file-protected',
      message: 'Файл защищён паролем, прочитать его нельзя.',
      hint: null,
    };
  }
  // The parser's own words may quote cells, so they stay here.
  return {
    say: 'failed',
    code: 'file-unreadable',
    message: 'Файл не читается: это не таблица или она повреждена.',
    hint: null,
  };
}

function say(message: ReaderAnswer): void {
  process.send?.(message);
}
