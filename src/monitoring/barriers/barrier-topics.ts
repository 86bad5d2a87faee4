import { z } from 'zod';
import { cleanText } from '../../domain/text.ts';
import { readDefinition } from '../read-definition.ts';

const schema = z.strictObject({
  schema: z.literal('route.barrier-topics/1'),
  source: z.string().min(1),
  topics: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z-]+$/),
      label: z.string().min(1),
      agenda: z.string().min(1),
      /** Classes of reasons of graduates that are this topic. */
      reasons: z.array(z.string()),
      /** Regular expressions over the text in lower case, each at the beginning of a word. */
      words: z
        .array(z.string().min(2).refine(isPattern, { error: 'регулярное выражение не читается' }))
        .min(1),
    }),
  ),
});

/** A topic for a meeting with employers. */
export interface BarrierTopic {
  readonly key: string;
  readonly label: string;
  /** What to speak of. */
  readonly agenda: string;
}

/** Topics, from data. */
export interface BarrierTopics {
  readonly source: string;
  /** In the order of the file; {@link OTHER_TOPIC} last. */
  readonly topics: readonly BarrierTopic[];
  /** The topic named first in the text; a text no topic knows is {@link OTHER_TOPIC}. */
  ofText(text: string): BarrierTopic;
  /** The topic of a class of graduates' reasons; null for reasons that are no matter of employers. */
  ofReason(key: string): BarrierTopic | null;
}

/** «Иное»: named, and no topic knows the words. */
const OTHER_TOPIC: BarrierTopic = {
  key: 'other',
  label: 'иное',
  agenda: 'разобрать по строкам реестра',
};

/** Reads the shipped topics, or the user's file. @throws Failure `barrier-topics-unreadable`, `barrier-topics-invalid` */
export function readBarrierTopics(
  file: string | URL = new URL('../data/barrier-topics.json', import.meta.url),
): BarrierTopics {
  return readDefinition(file, { code: 'barrier-topics', name: 'тем встреч' }, (json) => {
    const result = schema.safeParse(json);
    if (result.success) return { kind: 'ok', value: compile(result.data) };
    const mistakes = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return { kind: 'bad', mistakes };
  });
}

function compile({ source, topics }: z.infer<typeof schema>): BarrierTopics {
  const compiled = topics.map(({ key, label, agenda, reasons, words }) => ({
    topic: { key, label, agenda },
    reasons: new Set(reasons),
    signs: words.map((word) => new RegExp(`(?<!\\p{L})(?:${word})`, 'u')),
  }));
  return {
    source,
    topics: [...compiled.map(({ topic }) => topic), OTHER_TOPIC],
    ofText(text) {
      const clean = cleanText(text).toLowerCase();
      let first: { readonly at: number; readonly topic: BarrierTopic } | null = null;
      for (const { topic, signs } of compiled) {
        for (const sign of signs) {
          const at = sign.exec(clean)?.index;
          if (at !== undefined && (first === null || at < first.at)) first = { at, topic };
        }
      }
      return first?.topic ?? OTHER_TOPIC;
    },
    ofReason: (key) => compiled.find(({ reasons }) => reasons.has(key))?.topic ?? null,
  };
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}
