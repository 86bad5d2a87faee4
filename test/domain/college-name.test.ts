import { expect, test } from 'vitest';
import { collegeCore } from '../../src/domain/college-name.ts';

test.each([
  ['Уральский техникум', 'уральский техникум'],
  ['ГАПОУ «Уральский техникум»', 'уральский техникум'],
  ['ГАПОУ СО "Уральский техникум"', 'уральский техникум'],
  [
    'Государственное автономное профессиональное образовательное учреждение «Уральский техникум»',
    'уральский техникум',
  ],
  ['ГБПОУ УР «Глазовский колледж»', 'глазовский колледж'],
  // three letters without a legal form may be the name
  ['ИМТ колледж', 'имт колледж'],
  // nothing but a legal form
  ['ГБПОУ', 'гбпоу'],
])('«%s» is «%s»', (name, core) => {
  expect(collegeCore(name)).toBe(core);
});
