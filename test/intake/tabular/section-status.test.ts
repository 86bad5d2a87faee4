import { expect, test } from 'vitest';
import { readSectionStatus } from '../../../src/intake/tabular/section-status.ts';

test.each([
  ['Призванные в армию', 'conscript'],
  ['2. Призванные в ряды Вооружённых Сил РФ — 5 чел.', 'conscript'],
  ['II. Не трудоустроены:', 'at-risk-other'],
  ['в) продолжили обучение (12 человек)', 'studying'],
  ['Трудоустроены по специальности', 'employed'],
  ['Самозанятые', 'self-employed'],
  ['Состоят на учёте в центре занятости', 'unemployed-registered'],
  // of other rows, or of the whole list
  ['Трудоустройство выпускников', null],
  ['Список призванных в армию', null],
  ['Итого трудоустроено: 15', null],
  ['Из них призваны', null],
  ['Трудоустроены на 01.06.2026', null],
  // no status, or somebody's name beside it
  ['Прочие', null],
  ['Группа риска', null],
  ['Иванов Иван Иванович', null],
  ['Призван Иванов Иван', null],
])('a title of a section as a status: %s', (title, kind) => {
  expect(readSectionStatus(title)?.label.kind ?? null).toBe(kind);
});
