import { EXIT, Failure } from '../../domain/failure.ts';
import { readDefinition } from '../read-definition.ts';
import { completeEdition, type TemplateLabels } from './complete-edition.ts';
import { type FormEdition, parseEdition } from './form-edition.ts';

/** Editions shipped with the product. */
export const EDITION_IDS = [
  'form3',
  'base15',
  'form1',
  'form2',
  'opk2023',
  'f2021',
  'sssr2024',
  'may2025',
  'sep2025',
] as const;

const DEFINITION = { code: 'edition', name: 'издания формы' };

/** Reads a shipped edition. @throws Failure `edition-unknown` with the list of editions */
export function readEdition(id: string): FormEdition {
  if (!EDITION_IDS.some((known) => known === id)) {
    throw new Failure('edition-unknown', `Издание формы «${id}» неизвестно.`, {
      hint: `Известны: ${EDITION_IDS.join(', ')}.`,
      exitCode: EXIT.usage,
    });
  }
  return readDefinition(new URL(`../data/${id}.json`, import.meta.url), DEFINITION, parseEdition);
}

/** Reads all shipped editions, the most used first. */
export function readEditions(): readonly FormEdition[] {
  return EDITION_IDS.map(readEdition);
}

/**
 * Reads a user's definition, whole or short (`extends`), with the labels of the official template where there is one.
 * @throws Failure `edition-unreadable`, `edition-invalid` with all mistakes at once
 */
export function readUserEdition(
  file: string | URL,
  known: readonly FormEdition[],
  template: TemplateLabels | null,
): FormEdition {
  return readDefinition(file, DEFINITION, (json) => completeEdition(json, known, template));
}
