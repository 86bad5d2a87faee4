import { EXIT, Failure } from '../domain/failure.ts';
import { type FormEdition, parseEdition } from './editions/form-edition.ts';
import { readDefinition } from './read-definition.ts';

/** Editions shipped with the product. */
export const EDITION_IDS = ['form3', 'base15', 'form1'] as const;

/** Reads a shipped edition. @throws Failure `edition-unknown` with the list of editions */
export function readEdition(id: string): FormEdition {
  if (!EDITION_IDS.some((known) => known === id)) {
    throw new Failure('edition-unknown', `Издание формы «${id}» неизвестно.`, {
      hint: `Известны: ${EDITION_IDS.join(', ')}.`,
      exitCode: EXIT.usage,
    });
  }
  return readEditionFile(new URL(`./data/${id}.json`, import.meta.url));
}

/** Reads an edition from a JSON file, the user's own included. @throws Failure `edition-unreadable`, `edition-invalid` */
export function readEditionFile(file: string | URL): FormEdition {
  return readDefinition(file, { code: 'edition', name: 'издания формы' }, parseEdition);
}
