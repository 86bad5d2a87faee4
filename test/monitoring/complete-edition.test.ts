import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STATUS_KINDS } from '../../src/domain/status.ts';
import { completeEdition } from '../../src/monitoring/forms/complete-edition.ts';
import { EDITION_IDS, readEdition } from '../../src/monitoring/forms/read-edition.ts';

const known = EDITION_IDS.map((id) => readEdition(id));
const template = {
  sheet: '1. Форма сбора',
  numberRow: 5,
  labels: new Map([
    ['2', 'Суммарный выпуск 2026'],
    ['3', 'Трудоустроены'],
    ['3.1', 'из них по специальности'],
    ['19', 'На предприятия ОПК'],
  ]),
};

describe('a user’s edition', () => {
  it('takes from the one it extends, learns unknown labels from the template and keeps its own', () => {
    const result = completeEdition(
      {
        id: 'sverdlovsk-2026',
        extends: 'sep2025',
        title: 'Мониторинг области',
        columns: [
          { number: '19', parent: '3' },
          { number: '4', label: 'Будут трудоустроены', labelStatus: 'verified' },
        ],
      },
      known,
      template,
    );
    if (result.kind === 'bad') throw new Error(result.mistakes.join('; '));
    const labels = new Map(result.value.columns.map((column) => [column.number, column]));
    expect(result.value).toMatchObject({ id: 'sverdlovsk-2026', numberRow: 5, total: '2' });
    expect(labels.get('3')).toMatchObject({ label: 'Трудоустроены', labelStatus: 'verified' });
    expect(labels.get('3.1')).toMatchObject({ label: 'из них по специальности', parent: '3' });
    expect(labels.get('4')).toMatchObject({ label: 'Будут трудоустроены' });
    expect(labels.get('5')).toMatchObject({ label: 'Графа 5', labelStatus: 'unknown' });
    expect(labels.get('19')).toMatchObject({ label: 'На предприятия ОПК', content: 'count', parent: '3' });
    expect(result.value.rules).toEqual(readEdition('sep2025').rules);
  });

  it.each<[string, unknown, string]>([
    ['extends nothing known', { id: 'x', extends: 'form9' }, 'extends: издания «form9» нет'],
    ['has the id of a shipped one', { id: 'form3', extends: 'form3' }, 'id: издание «form3» уже есть'],
    ['has no id', { extends: 'form3' }, 'id: дайте изданию имя'],
    [
      'a new column without a label anywhere',
      { id: 'x', extends: 'form3', columns: [{ number: '29' }] },
      'columns.18.label',
    ],
    [
      'a rule over a missing column',
      {
        id: 'x',
        extends: 'form3',
        rules: [{ id: 'a', axis: 'columns', kind: 'equals', left: ['05'], right: ['99'], text: 'т' }],
      },
      'графы 99 нет',
    ],
    ['not an object', 'form3', ':'],
  ])('that %s is refused with the key named', (_name, definition, expected) => {
    const result = completeEdition(definition, known, null);
    expect(result.kind === 'bad' ? result.mistakes.join('\n') : 'ok').toContain(expected);
  });
});

describe('docs/forms.md', () => {
  const text = readFileSync(new URL('../../docs/forms.md', import.meta.url), 'utf8');
  const examples = [...text.matchAll(/```json\n([\s\S]+?)```/g)].map((match): unknown =>
    JSON.parse(match[1] ?? ''),
  );

  it('shows a short and a whole definition that both pass the checks', () => {
    const [short, whole] = examples;
    const labels = new Map([['29', 'На предприятия ОПК']]);
    const results = [
      completeEdition(short, known, { sheet: 'Форма 3', numberRow: 6, labels }),
      completeEdition(whole, known, null),
    ];
    expect(examples).toHaveLength(2);
    expect(results.map((result) => (result.kind === 'bad' ? result.mistakes : result.value.id))).toEqual([
      'omsk-2026',
      'czn-risk',
    ]);
  });

  it('names every edition and every outcome', () => {
    for (const name of [...EDITION_IDS, ...STATUS_KINDS]) expect(text).toContain(`\`${name}\``);
  });
});
