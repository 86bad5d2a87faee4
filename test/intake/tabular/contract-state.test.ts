import { expect, test } from 'vitest';
import { parseContractState } from '../../../src/intake/tabular/contract-state.ts';

test.each([
  ['действует', 'active'],
  ['заключён', 'active'],
  ['да', 'active'],
  ['исполняется', 'active'],
  ['не расторгнут', 'active'],
  ['не нарушен', 'active'],
  ['приостановлен', 'suspended'],
  ['исполнение приостановлено (призыв)', 'suspended'],
  ['расторгнут работодателем', 'broken-by-employer'],
  ['расторгнут по инициативе работодателя с выплатой компенсации', 'broken-by-employer'],
  ['расторгнут с выпускником по инициативе работодателя', 'broken-by-employer'],
  ['отказ заказчика от договора с выпускником', 'broken-by-employer'],
  ['не исполняется по вине предприятия', 'broken-by-employer'],
  ['расторгнут по инициативе выпускника с возмещением заказчику', 'broken-by-graduate'],
  ['Выпускник расторг договор с заказчиком', 'broken-by-graduate'],
  ['нарушен со стороны обучающегося', 'broken-by-graduate'],
  ['отказ студента от работы на предприятии', 'broken-by-graduate'],
  // who broke it must be asked about
  ['расторгнут', null],
  ['расторгнут по соглашению сторон', null],
  ['не действует', null],
  ['что-то ещё', null],
] as const)('the state of a target contract in words: %s', (text, expected) => {
  const state = parseContractState(text);
  expect(state.kind === 'value' ? state.value : null).toBe(expected);
});

test('an empty cell says nothing', () => {
  expect(parseContractState(' ').kind).toBe('absent');
});
