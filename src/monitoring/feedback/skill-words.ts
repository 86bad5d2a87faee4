import { z } from 'zod';
import { readDefinition } from '../read-definition.ts';

const schema = z.strictObject({
  stop: z.array(z.string().min(1)),
  empty: z.array(z.string().min(1)),
  health: z.array(z.string().min(1)),
});

/**
 * Words that say nothing of a skill: `stop` whole, `empty` by beginning; an answer with a word of `health` is not counted at all, it
 * may speak of a person and not of training.
 */
export type SkillWords = z.infer<typeof schema>;

/** Reads the shipped words. @throws Failure `words-unreadable`, `words-invalid` */
export function readSkillWords(
  file: string | URL = new URL('../data/skill-words.json', import.meta.url),
): SkillWords {
  return readDefinition(file, { code: 'words', name: 'слов отзывов' }, (json) => {
    const result = schema.safeParse(json);
    if (result.success) return { kind: 'ok', value: result.data };
    return {
      kind: 'bad',
      mistakes: result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    };
  });
}
