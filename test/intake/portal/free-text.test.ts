import { describe, expect, it } from 'vitest';
import { beginningOf, stripMarkup } from '../../../src/intake/portal/free-text.ts';

describe('texts without markup', () => {
  it.each([
    ['<p>Сварка&nbsp;узлов</p><br/>Резка', 'Сварка узлов Резка'],
    ['&lt;b&gt;Повар&lt;/b&gt;', 'Повар'],
    ['&amp;quot;Маяк&amp;quot;', '"Маяк"'],
    ['стаж &#62; 3 лет, t &lt; 40', 'стаж > 3 лет, t < 40'],
    ['опыт < 1 года', 'опыт < 1 года'],
    ['мягкий\u00adперенос\u00a0и   пробелы\n', 'мягкийперенос и пробелы'],
    ['&#0;&#xD800;&#x110000;&неизвестно;', '&неизвестно;'],
    ['<p style="x', ''],
  ])('%s', (text, plain) => {
    expect(stripMarkup(text)).toBe(plain);
  });

  it('the beginning of a text ends with a whole word and no number', () => {
    expect(beginningOf('повар 5 разряда', 20)).toBe('повар 5 разряда');
    expect(beginningOf('звонить 8 900 000-00-00 Анне', 18)).toBe('звонить');
    expect(beginningOf('варить супы и каши', 13)).toBe('варить супы');
  });

  it.each(['<', '<a', '&', '&#', ' <b', '&lt;', '\n'])('50,000 times «%s» takes no time', (piece) => {
    const started = performance.now();
    stripMarkup(piece.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
