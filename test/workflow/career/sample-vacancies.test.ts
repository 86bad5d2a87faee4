import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnswerKey } from '../../../fixtures/generator/answer-key.ts';
import { command as importCommand } from '../../../src/commands/import.ts';
import { command as vacancies } from '../../../src/commands/vacancies.ts';
import { vacanciesDocument } from '../../../src/reports/documents/vacancies-document.ts';
import { SAMPLE } from '../../fixtures/region.ts';
import { FormsCase } from '../forms/forms-case.ts';

const DAY = '2026-05-18';

test('vacancies of the sample region suit their programmes and stand where the answer key says', async () => {
  const key = JSON.parse(readFileSync(join(SAMPLE, 'answer-key.json'), 'utf8')) as AnswerKey;
  const made = await FormsCase.start({ colleges: [] });
  for (const part of ['reference', join('graduates', DAY), join('vacancies', DAY)]) {
    const said = await made.run(importCommand, [join(SAMPLE, part)], { asOf: DAY, quiet: true });
    expect([part, said.code]).toEqual([part, 0]);
  }
  const said = await made.run(vacancies, [], { asOf: DAY, top: 1000 }, true);
  const { programmes } = vacanciesDocument.parse(JSON.parse(said.out));
  const families = new Map(key.families.map((family) => [family.id, family]));
  const truth = new Map(key.vacancies.map((vacancy) => [vacancy.id, vacancy]));
  let [all, right, placed, known] = [0, 0, 0, 0];
  for (const { code, offers } of programmes) {
    for (const { id, place } of offers) {
      const vacancy = truth.get(id);
      const family = families.get(vacancy?.family ?? '');
      if (vacancy === undefined || family === undefined) continue;
      all++;
      if (family.best === code || family.alsoOk.includes(code)) right++;
      if (vacancy.settlement === null || place === 'удалённо') continue;
      known++;
      if (place.endsWith(vacancy.settlement)) placed++;
    }
  }
  expect(all).toBeGreaterThan(60);
  expect(right / all).toBeGreaterThanOrEqual(0.85);
  expect(placed / known).toBeGreaterThanOrEqual(0.95);
}, 60_000);
