import type { SpoReference } from '../../domain/lookups.ts';
import type { WeightedCode } from '../../domain/recognition.ts';
import { counted } from '../../domain/russian.ts';
import { parseTitleAnswer } from '../../domain/title-answer.ts';
import {
  candidateText,
  evidenceText,
  type ProgrammeName,
  programmeText,
  reasonText,
} from '../../reports/review/title-question-text.ts';
import { safeText } from '../../terminal/safe-text.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { TitleReview } from '../../workflow/review/review-titles.ts';

type AskedTitle = TitleReview['questions'][number];

/** What an interactive round needs of outside. */
export interface AskTitles {
  readonly terminal: Pick<Terminal, 'out' | 'paint'>;
  readonly spo: Pick<SpoReference, 'find' | 'findByCode' | 'findByName'>;
  readonly nameOf: ProgrammeName;
  /** The next line typed; null = the input has ended. */
  readonly readLine: (prompt: string) => Promise<string | null>;
  /** Keeps a decision at once: an interrupted round loses nothing. */
  readonly decide: (title: string, codes: readonly WeightedCode[]) => Promise<void>;
}

const HELP = [
  '  1 — первый кандидат; 1 3 — первый и третий поровну; все — все с их долями;',
  '  15.01.05 или 15.01.05 70 %; 23.01.17 30 % — другие программы; нет — программ СПО сюда не ведёт;',
  '  Enter — решить позже; стоп — закончить.',
].join('\n');
const STOP = new Set(['стоп', 'выход', 'конец', 'stop', 'q']);
const ALL = new Set(['все', 'всё', '+']);

/** Asks title after title until the questions or the input end. @returns how many were decided */
export async function askTitles(questions: readonly AskedTitle[], how: AskTitles): Promise<number> {
  const { terminal, nameOf, readLine, decide } = how;
  let decided = 0;
  terminal.out(`${HELP}\n`);
  for (const [at, question] of questions.entries()) {
    terminal.out(renderQuestion(question, `${at + 1} из ${questions.length}`, how));
    for (;;) {
      const line = await readLine('Решение: ');
      const text = line?.trim().toLowerCase() ?? 'стоп';
      if (STOP.has(text)) return decided;
      if (text === '') break;
      if (text === '?') {
        terminal.out(`${HELP}\n`);
        continue;
      }
      const codes = readAnswer(line ?? '', question.candidates, how);
      if (typeof codes === 'string') {
        terminal.out(`  ${safeText(codes)}\n`);
        continue;
      }
      await decide(question.title, codes);
      decided += 1;
      const meaning = codes.length === 0 ? 'программ СПО сюда не ведёт' : candidateText(codes, nameOf);
      terminal.out(`  Записано: ${meaning}.\n`);
      break;
    }
  }
  return decided;
}

/** The decision behind a line, or what is wrong with it. */
function readAnswer(
  line: string,
  candidates: readonly WeightedCode[],
  { spo }: AskTitles,
): readonly WeightedCode[] | string {
  const text = line.trim().toLowerCase();
  if (ALL.has(text)) return candidates.length === 0 ? 'кандидатов нет: впишите код или «нет»' : candidates;
  if (/^\d{1,2}(?:[\s,;]+\d{1,2})*$/.test(text)) {
    const numbers = Array.from(new Set(text.split(/[\s,;]+/).map(Number)));
    const chosen = numbers.flatMap((number) => candidates[number - 1] ?? []);
    if (chosen.length < numbers.length) return `кандидатов ${candidates.length}: такого номера нет`;
    return chosen.map(({ ref }) => ({ ref, weight: 1 / chosen.length }));
  }
  const answer = parseTitleAnswer(line, spo);
  if (answer.kind === 'codes') return answer.codes;
  if (answer.kind === 'unknown-code') return `кода ${answer.found} нет в перечнях СПО`;
  return 'не понято; «?» — что можно ответить';
}

function renderQuestion(question: AskedTitle, position: string, { terminal, nameOf }: AskTitles): string {
  const { title, adverts, places, sameTitle, reasons, candidates, evidence, example } = question;
  const { paint } = terminal;
  const where = [example.employer, example.address].filter((part) => part !== null).join(', ');
  const lines = [
    '',
    `${paint.bold(safeText(title))} (${position})`,
    `  ${counted(places, 'место', 'места', 'мест')}, ${counted(adverts, 'вакансия', 'вакансии', 'вакансий')} под вопросом из ${sameTitle} с таким названием`,
    `  Почему: ${reasonText(reasons)}`,
    ...(evidence.length === 0 ? [] : [paint.dim(`  Прочитано: ${safeText(evidenceText(evidence))}`)]),
    ...(where === '' ? [] : [paint.dim(`  Пример: ${safeText(where)}`)]),
    ...candidates.map(
      ({ ref, weight }, at) => `  ${at + 1}. ${programmeText(ref, nameOf)} (${Math.round(weight * 100)} %)`,
    ),
    ...(candidates.length === 0 ? ['  Кандидатов нет.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}
