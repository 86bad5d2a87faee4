import { expect, it } from 'vitest';
import type { IsoDate, IsoInstant } from '../../../src/domain/iso-date.ts';
import type { Recogniser } from '../../../src/domain/recognition.ts';
import type { SpoCode } from '../../../src/domain/spo-code.ts';
import { withDecisions } from '../../../src/matching/recognise/decided-titles.ts';

const unsure: Recogniser = {
  version: 'titles-1',
  recognise: () => ({ decision: 'unsure', codes: [], evidence: [] }),
};
const code = (text: string) => ({ ref: { code: text as SpoCode, edition: '336' as const }, weight: 1 });
const decision = (id: number, title: string, codes: ReturnType<typeof code>[]) => ({
  id,
  title,
  codes,
  decidedAt: '2026-05-25T19:30:00Z' as IsoInstant,
});
/** Yekaterinburg is five hours ahead: that evening is already the next day there. */
const dayOf = () => '2026-05-26' as IsoDate;

it('a decided title gets the decision whatever its case, grade and codes, and says when', () => {
  const recogniser = withDecisions(unsure, [decision(1, 'Оператор-загадочник', [code('15.01.05')])], dayOf);
  expect(recogniser.recognise({ title: 'ОПЕРАТОР-ЗАГАДОЧНИК 5 разряда', oksoCode: '5380201.0' })).toEqual({
    decision: 'spo',
    codes: [code('15.01.05')],
    evidence: [{ rule: 'analyst-decision', span: 'решение аналитика от 26.05.2026', score: 1 }],
  });
  expect(recogniser.recognise({ title: 'Повар' }).decision).toBe('unsure');
  expect(recogniser.version).toBe('titles-1, решений аналитика: 1');
});

it('a decision without codes says that no programme leads here', () => {
  const recogniser = withDecisions(unsure, [decision(1, 'Тайный покупатель', [])], dayOf);
  expect(recogniser.recognise({ title: 'Тайный покупатель' })).toMatchObject({ decision: 'none', codes: [] });
});

it('of two decisions that come to one title the later counts', () => {
  const decisions = [decision(1, 'Загадочник', []), decision(2, 'ЗАГАДОЧНИК 3 разряда', [code('15.01.05')])];
  const recogniser = withDecisions(unsure, decisions, dayOf);
  expect(recogniser.recognise({ title: 'загадочник' }).decision).toBe('spo');
});

it('without decisions nothing changes', () => {
  expect(withDecisions(unsure, [], dayOf)).toBe(unsure);
});
