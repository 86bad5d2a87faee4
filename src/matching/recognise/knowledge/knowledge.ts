import { isSpoCode, type SpoCode, type SpoEdition } from '../../../domain/spo-code.ts';
import { expandPhrase } from './expand-phrase.ts';

/** Where a title comes from: an official name, a title people really write, or one inferred from the field. */
type PhraseSource = 'official' | 'typical' | 'inferred' | 'weak';

/** How near a neighbouring programme is: an older edition of the trade, a close trade, after short training. */
export type Nearness = 'direct' | 'close' | 'short';

/** A programme as the knowledge files write it; without an edition the newest list that has the code is meant. */
export interface CodeMention {
  readonly code: SpoCode;
  readonly edition: SpoEdition | null;
}

/** Titles that lead to one weighted set of programmes; `best` is null where no programme leads there. */
export interface TitleGroup {
  readonly file: string;
  readonly line: number;
  readonly best: CodeMention | null;
  readonly neighbours: readonly (CodeMention & { readonly nearness: Nearness })[];
  readonly phrases: readonly { readonly text: string; readonly source: PhraseSource }[];
}

/** The knowledge recognition works with: data only, made by {@link parseKnowledge}. */
export interface Knowledge {
  readonly version: string;
  readonly groups: readonly TitleGroup[];
  /** Heads that alone decide what a hyphenated title is («инженер-…», «врач-…»). */
  readonly vetoHeads: readonly string[];
  /** Heads that hand over to the next noun when nothing is known of them («помощник …», «ученик …»). */
  readonly passHeads: readonly string[];
  /** Heads of positions that ask for a degree or lead people («инженер», «начальник»): no programme leads there. */
  readonly degreeHeads: readonly string[];
  /** Positions with such a head that a programme does lead to, as sets of words («инженер проектировщик»). */
  readonly keptPositions: readonly string[];
  /** Heads that, joined to a trade, leave a place for anybody («кочегар-дворник», «официант-уборщик»). */
  readonly choreHeads: readonly string[];
}

/** One knowledge file: its name and text. */
export interface KnowledgeFile {
  readonly name: string;
  readonly text: string;
}

const SOURCES: ReadonlySet<string> = new Set(['official', 'typical', 'inferred', 'weak']);
const NEARNESS: Readonly<Record<string, Nearness>> = { '=': 'direct', '~': 'short' };

/**
 * Reads knowledge files. A record opens with a line «15.01.05 + =22.02.06 15.02.19 ~15.01.04» (best programme, then
 * neighbours: `=` older edition, `~` after short training, bare = close; `@1199` fixes the list) or «NONE»; lines
 * «official: …; …», «typical: …» follow, alternatives in parentheses. Throws TypeError naming file and line.
 */
export function parseKnowledge(files: readonly KnowledgeFile[], version: string): Knowledge {
  const groups: TitleGroup[] = [];
  const heads = {
    veto: [] as string[],
    trainee: [] as string[],
    degree: [] as string[],
    kept: [] as string[],
    chores: [] as string[],
  };
  for (const file of files) {
    let open: { line: number; header: string; phrases: { text: string; source: PhraseSource }[] } | null =
      null;
    let field = '';
    const close = () => {
      if (open !== null) groups.push(groupOf(file.name, open.line, open.header, open.phrases));
    };
    for (const [index, raw] of file.text.split(/\r?\n/).entries()) {
      const line = raw.trim();
      if (line === '' || line.startsWith('#')) continue;
      const named = /^([a-z]+):(.*)$/.exec(line);
      if (named === null && !/^\s/.test(raw)) {
        close();
        open = { line: index + 1, header: line, phrases: [] };
        continue;
      }
      field = named?.[1] ?? field;
      const items = (named?.[2] ?? line)
        .split(';')
        .map((item) => item.trim())
        .filter((item) => item !== '');
      if (isHeadField(field)) {
        for (const item of items) heads[field].push(...expandPhrase(item));
      } else if (SOURCES.has(field) && open !== null) {
        for (const item of items) {
          for (const text of expandPhrase(item)) open.phrases.push({ text, source: field as PhraseSource });
        }
      } else {
        throw new TypeError(`${file.name}:${index + 1}: unknown field «${field}»`);
      }
    }
    close();
  }
  return {
    version,
    groups,
    vetoHeads: heads.veto,
    passHeads: heads.trainee,
    degreeHeads: heads.degree,
    keptPositions: heads.kept,
    choreHeads: heads.chores,
  };
}

function isHeadField(field: string): field is 'veto' | 'trainee' | 'degree' | 'kept' | 'chores' {
  return ['veto', 'trainee', 'degree', 'kept', 'chores'].includes(field);
}

function groupOf(
  file: string,
  line: number,
  header: string,
  phrases: readonly { text: string; source: PhraseSource }[],
): TitleGroup {
  if (header === 'NONE') return { file, line, best: null, neighbours: [], phrases };
  const [best, ...others] = header.split(/[\s+]+/).filter((part) => part !== '');
  const mention = (text: string): CodeMention => {
    const [code = '', edition = null] = text.replace(/^[=~]/, '').split('@');
    if (!isSpoCode(code) || (edition !== null && edition !== '1199' && edition !== '336')) {
      throw new TypeError(`${file}:${line}: not a programme «${text}»`);
    }
    return { code, edition };
  };
  const neighbours = others.map((text) => ({
    ...mention(text),
    nearness: NEARNESS[text.charAt(0)] ?? 'close',
  }));
  return { file, line, best: mention(best ?? ''), neighbours, phrases };
}
