import type { Finding } from '../../domain/finding.ts';
import type { FormExplanation } from '../../domain/form-edition.ts';
import type { ReturnedRow } from '../../domain/form-return.ts';
import { checkRules, type FormRule } from '../../domain/form-rules.ts';

/** A block's numbers and where they stand. */
export interface CheckedBlock {
  /** «15.01.05», the college's name or «Итого»: how the block is called in messages. */
  readonly name: string;
  readonly rows: readonly ReturnedRow[];
  /** Address of a number, «F12»; null where the sheet has no such column or row. */
  readonly addressOf: (row: string, column: string) => string | null;
  readonly at: (row: string, column: string) => Finding['at'];
}

/**
 * Checks the control rules of an edition on a returned block. Blank cells add nothing; a rule over a column the sheet does not
 * have, or over a row without any number, is left out. A rule that is only inferred gives a warning.
 */
export function ruleFindings(block: CheckedBlock, rules: readonly FormRule[]): readonly Finding[] {
  const rows = block.rows.map(({ number, counts }) => ({
    number,
    counts: counts.size === 0 ? null : counts,
  }));
  const present = new Map(block.rows.map((row) => [row.number, row]));
  return checkRules(rows, rules, 'zero').flatMap((check): Finding[] => {
    const { rule, place, state } = check;
    if (state !== 'broken') return [];
    const cellOf = (key: string): Term => {
      const [row, column] = rule.axis === 'columns' ? [place, key] : [key, place];
      return {
        address: block.addressOf(row, column),
        value: present.get(row)?.counts.get(column) ?? null,
      };
    };
    const [left, right] = [rule.left.map(cellOf), rule.right.map(cellOf)];
    if ([...left, ...right].some(({ address }) => address === null)) return [];
    const word = rule.axis === 'columns' ? 'гр.' : 'стр.';
    const where = rule.axis === 'columns' ? `стр.${place}` : `гр.${place}`;
    const first = rule.left[0] ?? '';
    return [
      {
        code: 'form-rule-broken',
        severity: rule.status === 'verified' ? 'error' : 'warning',
        at: rule.axis === 'columns' ? block.at(place, first) : block.at(first, place),
        args: {
          field: `${block.name}, ${where}`,
          detail: `${sideText(word, rule.left, left)} ${
            rule.kind === 'equals' ? 'должна равняться' : 'не должна превышать'
          } ${sideText(word, rule.right, right)}`,
          rule: rule.id,
        },
      },
    ];
  });
}

/** Reasons that must be written when a rare column holds more than its share of everyone: looked at in the first row only. */
export function explanationFindings(
  block: CheckedBlock,
  explanations: readonly FormExplanation[],
): readonly Finding[] {
  return explanations.flatMap(({ column, of, share, text }) =>
    block.rows.slice(0, 1).flatMap((row): Finding[] => {
      const part = row.counts.get(column) ?? 0;
      const whole = row.counts.get(of) ?? 0;
      const address = block.addressOf(row.number, text);
      if (address === null || part <= whole * share || row.written.includes(text)) return [];
      return [
        {
          code: 'form-explanation-missing',
          severity: 'warning',
          at: block.at(row.number, text),
          args: {
            field: `${block.name}, стр.${row.number}`,
            detail: `в гр.${column} (${block.addressOf(row.number, column)} = ${part}) больше ${percent(share)} от гр.${of} (${block.addressOf(row.number, of)} = ${whole}), а гр.${text} (${address}) пуста`,
          },
        },
      ];
    }),
  );
}

interface Term {
  readonly address: string | null;
  readonly value: number | null;
}

/** «гр.06 + гр.10 + гр.11 (G12 = 20, K12 = 4, вместе 24; пусто или 0: L12)». */
function sideText(word: string, keys: readonly string[], terms: readonly Term[]): string {
  const names = keys.length > 4 ? `${word}${keys.join('+')}` : keys.map((key) => `${word}${key}`).join(' + ');
  const stated = terms.filter(({ value }) => value !== null && value !== 0);
  const silent = terms
    .filter(({ value }) => value === null || value === 0)
    .map(({ address }) => address ?? '');
  if (terms.length === 1) {
    const [only] = terms;
    return `${names} (${only?.address} ${only?.value === null ? 'пуста' : `= ${only?.value}`})`;
  }
  const sum = stated.reduce((total, { value }) => total + (value ?? 0), 0);
  const parts = [...stated.map(({ address, value }) => `${address} = ${value}`), `вместе ${sum}`].join(', ');
  const blanks = silent.length > 0 ? `; пусто или 0: ${silent.join(' ')}` : '';
  return `${names} (${parts}${blanks})`;
}

function percent(share: number): string {
  return `${String(Math.round(share * 1000) / 10).replace('.', ',')} %`;
}
