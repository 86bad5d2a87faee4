import { expect, test } from 'vitest';
import { sensitiveIn } from '../../src/domain/free-text.ts';

test.each([
  ['Сварщик, тел. 8-900-000-00-00', ['phone']],
  ['пишите test@example.org', ['mail']],
  ['999-000-000 00', ['snils', 'phone']],
  ['мама Зоя Ивановна', ['person']],
  ['куратор Тестов И. П.', ['person']],
  ['инвалид 2 группы', ['health']],
  ['Сварщик ручной дуговой сварки, 4 разряд', []],
  ['Екатеринбург', []],
  ['диплом 2026 года', []],
])('«%s» holds %j', (text, kinds) => {
  expect(sensitiveIn(text)).toEqual(kinds);
});
