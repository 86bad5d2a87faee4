import type { CascadeStep } from './cascade-steps.ts';
import type { LabelledTitle } from './labelled-titles.ts';
import { figure, table } from './markdown-table.ts';
import {
  isAccepted,
  isBest,
  type Outcome,
  precisionAt,
  recogniseAll,
  type Scores,
  scoresOf,
  share,
} from './measure.ts';

/** What the report is made of; `test` is shown in sums only, never title by title. */
export interface Evaluation {
  readonly version: string;
  readonly phrases: number;
  readonly dev: readonly Outcome[];
  readonly train: readonly Outcome[];
  readonly test: readonly Outcome[];
  /** Titles written before anybody saw an answer to them; half of them were read afterwards. */
  readonly fresh: readonly Outcome[];
  /** Titles of published adverts, labelled before anybody saw an answer to them; see README for the three samples. */
  readonly adverts: readonly Outcome[];
  readonly testTitles: readonly LabelledTitle[];
  readonly steps: readonly CascadeStep[];
  readonly ugsName: (ugs: string) => string;
}

const COVERAGES = [0.7, 0.8, 0.9, 1];
const TARGETS: readonly (readonly [string, keyof Scores, number])[] = [
  ['лучший или допустимый код', 'bestOrAlso', 0.85],
  ['лучший код', 'best', 0.75],
  ['верный среди первых трёх', 'hitAt3', 0.92],
  ['УГС', 'ugs', 0.9],
  ['точность решений', 'precision', 0.92],
  ['полнота «не СПО»', 'noneRecall', 0.85],
];

/** The measured part of `docs/recognition.md`, in Markdown. */
export function renderEvaluation(evaluation: Evaluation): string {
  const { dev, train, test, fresh, adverts } = evaluation;
  const from = (outcomes: readonly Outcome[], source: string) =>
    outcomes.filter(({ labelled }) => labelled.source === source);
  const bySet = [
    ['dev (образец разметки)', dev],
    ['train (открытая половина)', train],
    ['**test (закрытая половина)**', test],
    ['— из неё прочитанные', from(test, 'public')],
    ['— из неё составленные', from(test, 'composed')],
    ['**fresh (написаны до ответов)**', fresh],
    ['— прочитанная половина', from(fresh, 'read')],
    ['— непрочитанная половина', from(fresh, 'unread')],
    ['**adverts (опубликованные объявления)**', adverts],
    ['— прочитанные после замера', from(adverts, 'read')],
    ['— непрочитанная половина', from(adverts, 'unread')],
    ['— взятые после правки словаря', from(adverts, 'last')],
  ] as const;
  return [
    `Словарь \`${evaluation.version}\`: ${evaluation.phrases} названий.`,
    '',
    '## Итог',
    '',
    ...table(
      [
        'набор',
        'названий',
        'лучший',
        'лучший или допустимый',
        'среди трёх',
        'УГС',
        'решено само',
        'точность',
        'полнота «не СПО»',
        'точность «не СПО»',
      ],
      bySet.map(([name, outcomes]) => [name, ...scoreCells(scoresOf(outcomes))]),
    ),
    '',
    ...table(
      ['цель на невиденных названиях', 'нужно', 'test', 'fresh', 'adverts'],
      TARGETS.map(([name, key, target]) => {
        const reached = [test, fresh, adverts].map((outcomes) => {
          const value = scoresOf(outcomes)[key];
          return `${figure(value)}${value >= target ? '' : ' — не достигнута'}`;
        });
        return [name, `≥ ${figure(target)}`, ...reached];
      }),
    ),
    '',
    '## Точность при доле решённых',
    '',
    'Названия упорядочены по уверенности; точность (лучший или допустимый код) среди самых уверенных.',
    '',
    ...table(
      ['набор', ...COVERAGES.map((coverage) => `${coverage * 100} %`)],
      bySet
        .slice(0, 3)
        .map(([name, outcomes]) => [
          name,
          ...COVERAGES.map((coverage) => figure(precisionAt(outcomes, coverage))),
        ]),
    ),
    '',
    '## Уверенность и верность',
    '',
    ...table(['уверенность', 'названий test', 'лучший', 'лучший или допустимый'], calibration(test)),
    '',
    '## Что даёт каждый шаг',
    '',
    ...table(
      [
        'цепочка до шага включительно',
        'лучший',
        'лучший или допустимый',
        'решено само',
        'точность',
        'полнота «не СПО»',
      ],
      evaluation.steps.map(({ name, recogniser }) => {
        const scores = scoresOf(recogniseAll(recogniser, evaluation.testTitles));
        return [
          name,
          ...[scores.best, scores.bestOrAlso, scores.coverage, scores.precision, scores.noneRecall].map(
            figure,
          ),
        ];
      }),
    ),
    '',
    'Какой шаг решил (test):',
    '',
    ...table(['правило', 'названий', 'лучший', 'лучший или допустимый'], byRule(test)),
    '',
    '## Путаница УГС (test)',
    '',
    'Сколько раз вместо верной УГС решена другая, где она не допустима; по названиям закрытая половина не печатается.',
    '',
    ...table(['нужно', 'решено', 'названий'], confusedUgs(test)),
    '',
    '## По УГС (test, по лучшему коду)',
    '',
    ...table(['УГС', 'названий', 'лучший', 'лучший или допустимый'], byUgs(test, evaluation.ugsName)),
    '',
    '## Ошибки на открытых наборах',
    '',
    'Ответ не из допустимых. Ошибки закрытой половины не печатаются.',
    '',
    ...table(
      ['название', 'нужно', 'ответ', 'почему'],
      [...dev, ...train].filter((outcome) => !isAccepted(outcome)).map(confusion),
    ),
  ].join('\n');
}

function scoreCells(scores: Scores): readonly string[] {
  return [
    String(scores.titles),
    ...[
      scores.best,
      scores.bestOrAlso,
      scores.hitAt3,
      scores.ugs,
      scores.coverage,
      scores.precision,
      scores.noneRecall,
      scores.nonePrecision,
    ].map(figure),
  ];
}

function calibration(outcomes: readonly Outcome[]): readonly (readonly string[])[] {
  const bands = [
    ['1', 0.999, 2],
    ['0,85 – 1', 0.85, 0.999],
    ['0,7 – 0,85', 0.7, 0.85],
    ['0,5 – 0,7', 0.5, 0.7],
  ] as const;
  const decided = outcomes.filter(({ answer }) => answer !== 'UNSURE');
  const rows = bands.map(([name, from, to]) => {
    const inside = decided.filter(({ sureness }) => sureness >= from && sureness < to);
    return [name, ...shares(inside)];
  });
  return [...rows, ['не уверен: решает человек', String(outcomes.length - decided.length), '—', '—']];
}

function byRule(outcomes: readonly Outcome[]): readonly (readonly string[])[] {
  const decided = outcomes.filter(({ answer }) => answer !== 'UNSURE');
  return grouped(
    decided,
    ({ evidence, sureness }) => evidence.find(({ score }) => score === sureness)?.rule ?? '—',
  );
}

function byUgs(
  outcomes: readonly Outcome[],
  nameOf: (ugs: string) => string,
): readonly (readonly string[])[] {
  return grouped(outcomes, ({ labelled: { best } }) =>
    best === 'NONE' ? 'не СПО' : `${best.slice(0, 2)} ${nameOf(`${best.slice(0, 2)}.00.00`)}`,
  );
}

function confusedUgs(outcomes: readonly Outcome[]): readonly (readonly string[])[] {
  const ugs = (code: string) =>
    code === 'NONE' ? 'не СПО' : code === 'UNSURE' ? 'не уверен' : code.slice(0, 2);
  const wrong = outcomes.filter((outcome) => !isAccepted(outcome));
  const pairs = Map.groupBy(wrong, ({ labelled, answer }) => `${ugs(labelled.best)}|${ugs(answer)}`);
  return [...pairs]
    .sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1))
    .map(([pair, members]) => [...pair.split('|'), String(members.length)]);
}

function grouped(
  outcomes: readonly Outcome[],
  keyOf: (outcome: Outcome) => string,
): readonly (readonly string[])[] {
  const groups = Map.groupBy(outcomes, keyOf);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, members]) => [name, ...shares(members)]);
}

function shares(outcomes: readonly Outcome[]): readonly string[] {
  if (outcomes.length === 0) return ['0', '—', '—'];
  return [String(outcomes.length), figure(share(outcomes, isBest)), figure(share(outcomes, isAccepted))];
}

function confusion({ labelled, answer, evidence }: Outcome): readonly string[] {
  const why = evidence.map(({ rule, span }) => `${rule}: ${span}`).join('; ');
  return [labelled.title, labelled.best, answer, why === '' ? 'ничего не известно' : why];
}
