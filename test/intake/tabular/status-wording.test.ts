import { describe, expect, test } from 'vitest';
import { parseStatusLabel, planAnswered } from '../../../src/intake/tabular/status-label.ts';

/** What a wording of a column of statuses says; null where it has to be asked about. */
function kindOf(text: string): string | null {
  const label = parseStatusLabel(text);
  return label.kind === 'value' ? label.value.kind : null;
}

describe("statuses in colleges' own words", () => {
  test.each([
    // what is denied is not said
    ['не призван', null],
    ['не в армии', null],
    ['не учится', null],
    ['не служил', null],
    ['не учится, не работает', 'at-risk-other'],
    ['не поступил, работает', 'employed'],
    ['учится в вузе, не работает', 'studying'],
    ['не работает, поступил в вуз', 'studying'],
    // the army behind, ahead, or not at all
    ['отсрочка от армии', null],
    ['освобождён от армии', null],
    ['вернулся из армии, работает', 'employed'],
    ['после армии трудоустроился', 'employed'],
    ['трудоустроен до призыва', 'employed'],
    ['пойдёт в армию', 'will-be-conscript'],
    ['уходит в армию', 'will-be-conscript'],
    ['уйдет служить', 'will-be-conscript'],
    ['ждёт повестку', 'will-be-conscript'],
    ['срочка', 'conscript'],
    // an employer who is an entrepreneur
    ['ИП', 'entrepreneur'],
    ['ИП с 01.02', 'entrepreneur'],
    ['открыл ИП', 'entrepreneur'],
    ['раб. у ИП Тестова по спец.', 'employed'],
    ['трудоустроена в ИП Примерова', 'employed'],
    ['у ИП Тестов продавцом', 'employed'],
    ['ИП Тестов А.А.', null],
    ['ушёл на СВО', 'contract-service'],
    ['в рядах ВС РФ', 'conscript'],
    ['своё дело', null],
    ['сидит с ребёнком', 'childcare'],
    ['ухаживает за инвалидом', 'family-care'],
    ['поступила в УрФУ на заочное, работает', 'employed'],
    ['на испытательном сроке', 'employed'],
    ['в активном поиске', 'will-be-employed'],
    ['информация отсутствует', null],
    // shortened words
    ['сам.занят', 'self-employed'],
    ['тр-н по спец', 'employed'],
    ['тр-на', 'employed'],
    ['отпуск по бер. и родам', 'childcare'],
    ['ищет', 'will-be-employed'],
    ['в поиске', 'will-be-employed'],
    ['самозан.', 'self-employed'],
    ['раб.', 'employed'],
    ['раб. по спец-ти', 'employed'],
    ['буд. труд. на завод', 'will-be-employed'],
    ['гарант. письмо', 'will-be-employed'],
    ['нетруд.', 'at-risk-other'],
    ['не раб.', 'at-risk-other'],
    ['не хочет раб.', 'not-motivated'],
    ['по уходу за реб.', 'childcare'],
    ['сем. обст.', 'family-care'],
    ['иностр. гражданин без СНИЛС', 'foreign-no-snils'],
    ['безраб., на учёте в ЦЗ', 'unemployed-registered'],
    // the employment service is not a job
    ['в центре занятости', 'unemployed-registered'],
    ['встал на учёт по безработице', 'unemployed-registered'],
    // either of two
    ['вуз/армия', null],
    ['армия или вуз', null],
    ['работа или армия', null],
    ['трудоустроен / работает', 'employed'],
    // the rest of the forms' columns
    ['отпуск по беременности и родам', 'childcare'],
    ['собирается в вуз', 'will-study'],
    ['погиб', 'death-or-grave-illness'],
    ['СИЗО', 'custody'],
    ['ФСИН', 'contract-service'],
    ['мобилизован', 'contract-service'],
    ['договор подряда', 'employed'],
    ['работает и учится заочно', 'employed'],
    ['ищу работу', 'will-be-employed'],
  ])('«%s» is %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  test.each([
    ['раб. у ИП Тестова по спец.', true],
    ['раб. по спец-ти', true],
    ['труд. по профилю', true],
    ['раб. не по спец.', false],
    ['работает, не по профилю', false],
    ['по своей специальности работает', true],
    ['работает', null],
  ])('«%s»: in the specialty is %s', (text, inSpecialty) => {
    const label = parseStatusLabel(text);
    expect(label.kind === 'value' && label.value.inSpecialty).toBe(inSpecialty);
  });
});

describe('an answer to what somebody plans', () => {
  test.each([
    ['работа', 'will-be-employed'],
    ['трудоустройство', 'will-be-employed'],
    ['Трудоустроена', 'employed'],
    ['трудовой договор', 'employed'],
    ['уже работаю', 'employed'],
    ['самозанятость', 'will-be-self-employed'],
    ['самозанятый', 'self-employed'],
  ])('«%s» is %s', (text, kind) => {
    const label = parseStatusLabel(text);
    expect(label.kind === 'value' ? planAnswered(label.value, text).kind : label.kind).toBe(kind);
  });
});
