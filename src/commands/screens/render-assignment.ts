import { counted, groupThousands } from '../../domain/russian.ts';
import { className } from '../../reports/assign/assign-text.ts';
import { whatIfChanges } from '../../reports/assign/what-if-changes.ts';
import type { AssignDocument } from '../../reports/documents/assign-document.ts';
import { renderTable } from '../../terminal/render-table.ts';
import type { Terminal } from '../../terminal/terminal.ts';

const CAUSE: Readonly<Record<AssignDocument['moved'][number]['cause'], string>> = {
  'not-seeking': 'больше не ищут работу',
  'advert-closed': 'вакансия закрыта',
  'places-cut': 'мест стало меньше',
  declined: 'отказ',
  'not-feasible': 'больше не подходит',
  'needed-by-others': 'место нужнее другим',
};
/** Programmes shown on a screen. */
const SHOWN = 10;

/** The proposal on the screen, without names. */
export function renderAssignment(document: AssignDocument, terminal: Terminal): string {
  const { proof, moved, unmoved, unserved } = document;
  const left = document.seekers - document.placed;
  const causes = moved.map(({ cause, count }) => `${CAUSE[cause]} — ${groupThousands(count)}`);
  return [
    classTable(document, terminal),
    ...(unserved.length === 0
      ? []
      : [
          renderTable(
            {
              title: 'Кому не нашлось места',
              columns: ['Программа', 'Ищут место', 'Без места'],
              rows: unserved.slice(0, SHOWN).map(({ name, persons, unplaced }) => [name, persons, unplaced]),
            },
            terminal,
          ),
          ...(unserved.length > SHOWN
            ? [
                `… и ещё ${counted(unserved.length - SHOWN, 'программа', 'программы', 'программ')}; все — в книге.`,
              ]
            : []),
        ]),
    `Ищут место ${groupThousands(document.seekers)}, есть предложение у ${groupThousands(document.placed)}, без места ${groupThousands(left)}. По целевым договорам ${groupThousands(document.contracts)}, не ищут места ${groupThousands(document.notSeeking)}.`,
    `Вакансий ${groupThousands(document.openings)}, мест ${groupThousands(document.places)}.`,
    ...(unmoved + moved.length === 0
      ? []
      : [
          `Прежних направлений в силе ${groupThousands(unmoved)}${causes.length === 0 ? ', не изменилось ни одно' : `; изменились: ${causes.join(', ')}`}.`,
        ]),
    ...(document.doubtful === 0
      ? []
      : [
          `Принятых направлений, которые по нынешним данным не подходят: ${groupThousands(document.doubtful)}; они сохранены, проверьте столбец «Уточните» в книге направлений.`,
        ]),
    proof.holds
      ? `Проверено независимо: лучше распределить нельзя, разрыв ${proof.gap}.`
      : `ПРОВЕРКА НЕ ПРОЙДЕНА: разрыв ${proof.gap}. Не используйте распределение.`,
    '',
  ].join('\n');
}

function classTable({ classes, whatIf }: AssignDocument, terminal: Terminal): string {
  const shown = classes.filter(({ persons }) => persons > 0);
  if (whatIf === null) {
    return renderTable(
      {
        title: 'Распределение по очереди',
        columns: ['Кто', 'Ищут место', 'Есть предложение'],
        rows: shown.map(({ class: key, persons, placed }) => [className(key), persons, placed]),
      },
      terminal,
    );
  }
  const after = new Map(whatIf.classes.map((row) => [row.class, row.placed]));
  return renderTable(
    {
      title: 'Что если: распределение по очереди',
      columns: ['Кто', 'Ищут место', 'Сейчас', 'Стало бы'],
      rows: shown.map(({ class: key, persons, placed }) => [
        className(key),
        persons,
        placed,
        after.get(key) ?? 0,
      ]),
    },
    terminal,
  );
}

/** What the changes would do, in lines; '' when nothing was asked. */
export function renderWhatIf(document: AssignDocument): string {
  const { placed, whatIf } = document;
  if (whatIf === null) return '';
  const gain = whatIf.placed - placed;
  return [
    `Если изменить: ${whatIf.changes.join('; ')}.`,
    gain === 0
      ? 'Размещено было бы столько же.'
      : `Размещено было бы ${groupThousands(whatIf.placed)} вместо ${groupThousands(placed)} (${gain > 0 ? '+' : ''}${gain}).`,
    ...whatIfChanges(document).map(({ name, from, to }) => `  ${name}: без места ${to} вместо ${from}`),
    `Проверено независимо, разрыв ${document.proof.gap} и ${whatIf.gap}. Направления не изменены.`,
    '',
  ].join('\n');
}
