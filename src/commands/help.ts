import { CATALOGUE } from './catalogue.ts';
import { COMMON_OPTIONS, type Command } from './command.ts';

/** The text of `route --help`: no command module is loaded for it. */
export function renderOverview(version: string): string {
  const width = Math.max(...CATALOGUE.map((entry) => entry.name.length));
  return [
    `route ${version} — маршрутизация выпускников СПО: от таблиц колледжей и вакансий до отчётов`,
    '',
    'Обычный понедельник:',
    '  route import почта/ вакансии.csv     загрузить присланное и вакансии',
    '  route match                          баланс: где людей не хватает',
    '  route flag --restricted --reason "план работы"',
    '  route weekly-report                  отчёт за эту неделю',
    '',
    'Команды:',
    ...CATALOGUE.map((entry) => `  ${entry.name.padEnd(width)}  ${entry.summary}`),
    '',
    'У каждой команды: --help с примерами, --json, --quiet, --workspace, --no-color.',
    'Начало работы: route init --region "Свердловская область"',
    '',
  ].join('\n');
}

/** The text of `route COMMAND --help`, examples first. */
export function renderCommandHelp(name: string, command: Command): string {
  const options = [...command.options, ...COMMON_OPTIONS];
  const flagWidth = Math.min(34, Math.max(...options.map(([flags]) => flags.length)));
  const exampleWidth = Math.min(60, Math.max(...command.examples.map(([line]) => line.length)));
  return [
    `route ${name} — ${command.summary}`,
    '',
    'Примеры:',
    ...command.examples.flatMap(([line, meaning]) => entryLines(line, meaning, exampleWidth)),
    '',
    `Вызов: ${['route', name, command.operands, '[параметры]'].filter((part) => part !== '').join(' ')}`,
    '',
    'Параметры:',
    ...options.flatMap(([flags, meaning]) => entryLines(flags, meaning, flagWidth)),
    '',
  ].join('\n');
}

function entryLines(left: string, right: string, width: number): string[] {
  if (left.length <= width) return [`  ${left.padEnd(width)}  ${right}`];
  return [`  ${left}`, `  ${' '.repeat(width)}  ${right}`];
}
