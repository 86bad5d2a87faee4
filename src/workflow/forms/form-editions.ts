import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import { findForms } from '../../intake/forms/find-forms.ts';
import { type FormTemplate, readTemplate } from '../../intake/forms/read-template.ts';
import { readSheets } from '../../intake/sheets/read-sheets.ts';
import type { FormEdition } from '../../monitoring/forms/form-edition.ts';
import { readEditions, readUserEdition } from '../../monitoring/forms/read-edition.ts';

/** Editions of federal forms a workspace knows. */
export interface FormEditions {
  /** The user's own first: of two that fit a sheet equally well, the first is taken. */
  readonly editions: readonly FormEdition[];
  /** File of the definition by id of the edition, for those the user added. */
  readonly own: ReadonlyMap<string, string>;
  /** Definitions with mistakes: they do not apply, the others do. */
  readonly problems: readonly Failure[];
}

/** Endings of templates, in the order they are looked for beside a definition. */
const TEMPLATE_ENDINGS = ['.xlsx', '.xlsm', '.xls', '.xlsb', '.ods'] as const;

/**
 * Reads the shipped editions and those of a folder: «имя.json» is a definition, «имя.xlsx» the official template its labels come
 * from. Definitions may extend each other, in any order.
 */
export async function readFormEditions(folder: string): Promise<FormEditions> {
  const shipped = readEditions();
  const own: FormEdition[] = [];
  const files = new Map<string, string>();
  let problems = new Map<string, Failure>();
  const names = await readdir(folder).catch(() => []);
  let waiting = names.filter((one) => /\.json$/i.test(one)).sort();
  for (let before = waiting.length + 1; waiting.length > 0 && waiting.length < before; ) {
    before = waiting.length;
    problems = new Map();
    for (const name of waiting) {
      const file = join(folder, name);
      const edition = await readOwn(file, [...own, ...shipped]);
      if (edition instanceof Failure) problems.set(name, edition);
      else {
        own.push(edition);
        files.set(edition.id, file);
      }
    }
    // One that failed may lean on one that was read after it.
    waiting = [...problems.keys()];
  }
  return { editions: [...own, ...shipped], own: files, problems: [...problems.values()] };
}

async function readOwn(file: string, known: readonly FormEdition[]): Promise<FormEdition | Failure> {
  try {
    return readUserEdition(file, known, await templateBeside(file, known));
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** The edition of an id. @throws Failure `edition-unknown` with the list of editions */
export function editionOf({ editions }: FormEditions, id: string): FormEdition {
  const edition = editions.find((one) => one.id === id);
  if (edition !== undefined) return edition;
  throw new Failure('edition-unknown', `Издание формы «${id}» неизвестно.`, {
    hint: `Известны: ${editions.map((one) => one.id).join(', ')}. Новое изучается по шаблону: route form --learn ШАБЛОН.xlsx.`,
    exitCode: EXIT.usage,
  });
}

/** A template with the edition its sheet is like, when it is like one. */
export interface OpenedTemplate {
  readonly template: FormTemplate;
  readonly like: FormEdition | null;
}

/**
 * Reads a template's form: the sheet like a known edition, else the first that has a number row.
 * @throws Failure `template-unreadable` when no sheet has a row of column numbers, or a code of {@link readSheets}
 */
export async function openTemplate(path: string, editions: readonly FormEdition[]): Promise<OpenedTemplate> {
  const source = await readSheets(path);
  try {
    const known = findForms(source.sheets, editions).forms.find(({ kind }) => kind === 'form');
    for (const sheet of known === undefined ? source.sheets : [known.sheet]) {
      const template = readTemplate(sheet);
      const like = known?.kind === 'form' ? editions.find(({ id }) => id === known.edition.id) : undefined;
      if (template !== null) return { template, like: like ?? null };
    }
  } finally {
    source.close();
  }
  throw new Failure('template-unreadable', `В шаблоне «${basename(path)}» нет строки с номерами граф.`, {
    hint: 'Нужен официальный пустой шаблон, где под надписями стоят номера граф: 01, 02, 03…',
    exitCode: EXIT.usage,
  });
}

async function templateBeside(
  definition: string,
  known: readonly FormEdition[],
): Promise<FormTemplate | null> {
  for (const ending of TEMPLATE_ENDINGS) {
    const path = definition.replace(/\.json$/i, ending);
    const isThere = await stat(path).then(
      () => true,
      () => false,
    );
    if (isThere) return (await openTemplate(path, known)).template;
  }
  return null;
}
