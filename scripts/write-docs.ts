// Writes the documents that are made from code: docs/json.md and docs/commands.md.
import { writeFileSync } from 'node:fs';
import { renderCommandReference } from '../src/commands/reference.ts';
import { describeDocuments } from '../src/reports/documents/describe-documents.ts';

writeFileSync(new URL('../docs/json.md', import.meta.url), describeDocuments());
writeFileSync(new URL('../docs/commands.md', import.meta.url), await renderCommandReference());
