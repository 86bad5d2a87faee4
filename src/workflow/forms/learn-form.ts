import { mkdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import { completeEdition } from '../../monitoring/forms/complete-edition.ts';
import type { FormEdition } from '../../monitoring/forms/form-edition.ts';
import { type LearnedEdition, learnEdition } from '../../monitoring/forms/learn-edition.ts';
import { replaceFile } from '../../workspace/replace-file.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { editionOf, openTemplate } from './form-editions.ts';

/** An edition learned from a template. */
export interface LearnedForm extends Omit<LearnedEdition, 'definition'> {
  readonly edition: FormEdition;
  /** The known edition it is like; null = like none. */
  readonly like: string | null;
  /** `unchanged`: the same template was learned before. */
  readonly status: 'written' | 'unchanged';
  readonly definitionPath: string;
  readonly templatePath: string;
}

/**
 * Learns an edition from the user's empty official template: labels, numbers and rows come from it, rules and places of outcomes
 * from the known edition it is like. Definition and template go to the workspace's `templates/forms` and apply from the next run.
 * @param request `name` of the new edition; by default the name of the file in Latin letters. `like` = the known edition to lean on
 * @throws Failure `template-unreadable`, `edition-unknown`, `edition-invalid`, `edition-exists`, `bad-name`
 */
export async function learnForm(
  workspace: OpenWorkspace,
  path: string,
  request: { readonly name: string | null; readonly like: string | null; readonly force: boolean },
): Promise<LearnedForm> {
  const known = await workspace.formEditions();
  const stem = basename(path).replace(/\.[^.]+$/, '');
  const id = request.name ?? latinName(stem);
  if (!/^[a-z0-9-]+$/.test(id)) {
    throw new Failure('bad-name', `«${id}» не годится именем издания.`, {
      hint: 'Имя — латинские буквы, цифры и дефис: route form --learn ШАБЛОН.xlsx --name oblast-2026',
      exitCode: EXIT.usage,
    });
  }
  // A template learned again is compared with what it was like at first, and not with itself.
  const others = known.editions.filter((edition) => edition.id !== id);
  const isOwn = known.own.has(id);
  if (others.length !== known.editions.length && !isOwn) {
    throw new Failure('edition-exists', `Издание «${id}» поставляется с программой.`, {
      hint: 'Назовите своё иначе: --name имя-латиницей',
      exitCode: EXIT.usage,
    });
  }
  const opened = await openTemplate(path, others);
  const base = request.like === null ? opened.like : editionOf(known, request.like);
  const own = { id, title: stem, source: `Шаблон «${basename(path)}»` };
  const { definition, ...learned } = learnEdition(opened.template, base, own, others);
  const parsed = completeEdition(definition, others, opened.template);
  if (parsed.kind === 'bad') {
    throw new Failure('edition-invalid', `Из шаблона издание не составить: ${parsed.mistakes.join('; ')}.`, {
      hint: 'Опишите издание файлом JSON сами: docs/forms.md.',
      exitCode: EXIT.usage,
    });
  }
  const folder = join(workspace.paths.templates, 'forms');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const definitionPath = join(folder, `${id}.json`);
  const templatePath = join(folder, `${id}${extname(path).toLowerCase()}`);
  const text = Buffer.from(`${JSON.stringify(definition, null, 2)}\n`, 'utf8');
  const bytes = await readFile(path);
  if (!request.force && (await differs(definitionPath, text, templatePath, bytes))) {
    throw new Failure('edition-exists', `Издание «${id}» уже есть и отличается.`, {
      hint: 'Заменить его: --force. Оставить и добавить новое: --name другое-имя',
      exitCode: EXIT.usage,
    });
  }
  const first = await replaceFile(definitionPath, text, { force: true });
  const second = await replaceFile(templatePath, bytes, { force: true });
  const isSame = first.status === 'unchanged' && second.status === 'unchanged';
  return {
    ...learned,
    edition: parsed.value,
    like: base?.id ?? null,
    status: isSame ? 'unchanged' : 'written',
    definitionPath,
    templatePath,
  };
}

/** True when something else lies where the edition would go. */
async function differs(
  definition: string,
  text: Uint8Array,
  template: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const is = async (path: string, content: Uint8Array) => {
    const there = await readFile(path).catch(() => null);
    return there !== null && Buffer.compare(there, content) !== 0;
  };
  return (await is(definition, text)) || (await is(template, bytes));
}

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  'а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:j к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:c ч:ch ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya'
    .split(' ')
    .map((pair) => pair.split(':')),
);

function latinName(text: string): string {
  return Array.from(text.toLowerCase(), (letter) => LATIN[letter] ?? letter)
    .join('')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
}
