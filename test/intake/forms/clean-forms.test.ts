import { describe, expect, it } from 'vitest';
import { allFindings, editions, formGrid, lawfulNumbers, numbersOf, readGrid, told } from './form-case.ts';

describe.each(editions.map((edition) => [edition.id, edition] as const))('edition %s', (id, edition) => {
  const blocks = [
    { code: '15.01.05', numbers: lawfulNumbers(edition, [12, 5, 0, 7, 3]) },
    { code: '08.02.01', numbers: lawfulNumbers(edition, [4, 0, 9]) },
  ];
  const [{ text: reasons = null } = {}] = edition.explanations;
  const explained = {
    cells: [0, 1].map((block) => [block, '01', reasons ?? '', 'ярмарка вакансий'] as const),
  };

  it('a clean form is recognised and every number is read back, without findings', async () => {
    const reading = await readGrid(formGrid(edition, blocks, reasons === null ? {} : explained));
    expect(reading.edition).toBe(id);
    expect(told(allFindings(reading))).toEqual([]);
    expect(reading.blocks.map((block) => [block.specialty?.code, block.verdict])).toEqual([
      ['15.01.05', 'good'],
      ['08.02.01', 'good'],
    ]);
    expect(reading.blocks.map(numbersOf)).toEqual(blocks.map(({ numbers }) => numbers));
    expect(reading.rows).toMatchObject({ accepted: 2 * edition.rows.length, rejected: 0 });
  });

  it('every rule of the edition is checked: breaking it by one is told with the cells of both sides', async () => {
    for (const rule of edition.rules) {
      const numbers = structuredClone(lawfulNumbers(edition, [12, 5, 9, 7, 3]));
      const [row, column] = rule.axis === 'columns' ? ['01', rule.left[0]] : [rule.left[0], edition.total];
      const cells = numbers[row ?? ''] as Record<string, number>;
      cells[column ?? ''] = (cells[column ?? ''] ?? 0) + 1000;
      const reading = await readGrid(
        formGrid(edition, [
          { code: '15.01.05', numbers },
          { code: '08.02.01', numbers: lawfulNumbers(edition, [4, 0, 9]) },
        ]),
      );
      const [first, second] = reading.blocks;
      const broken = first?.findings.find(
        ({ code, args }) => code === 'form-rule-broken' && args.rule === rule.id,
      );
      expect(broken?.severity, rule.id).toBe(rule.status === 'verified' ? 'error' : 'warning');
      const detail = String(broken?.args.detail);
      for (const side of detail.split(/ должна равняться | не должна превышать /)) {
        expect(side).toMatch(/[A-Z]{1,2}\d+/);
      }
      expect(second?.verdict).toBe('good');
    }
  });
});
