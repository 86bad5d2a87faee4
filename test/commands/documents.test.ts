import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/commands/catalogue.ts';
import { renderCommandReference } from '../../src/commands/reference.ts';
import { describeDocuments } from '../../src/reports/documents/describe-documents.ts';

const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

describe('documents made from code', () => {
  it('docs/json.md is up to date (npm run docs)', () => {
    expect(read('json.md')).toBe(describeDocuments());
  });

  it('docs/commands.md is up to date (npm run docs)', async () => {
    expect(read('commands.md')).toBe(await renderCommandReference());
  });
});

describe('the catalogue of commands', () => {
  it.each(CATALOGUE)('$name: summary of the list and of the command are one', async ({ summary, load }) => {
    const { command } = await load();
    expect(command.summary).toBe(summary);
  });

  it.each(CATALOGUE)('$name has examples that call it', async ({ name, load }) => {
    const { command } = await load();
    expect(command.examples.length).toBeGreaterThan(0);
    for (const [line] of command.examples) expect(line).toContain(`route ${name}`);
  });
});
