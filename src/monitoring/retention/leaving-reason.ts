import { z } from 'zod';
import { normaliseLabel } from '../../domain/text.ts';
import { readDefinition } from '../read-definition.ts';

const schema = z.strictObject({
  unstated: z.string().min(1),
  other: z.string().min(1),
  reasons: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        title: z.string().min(1),
        stems: z.array(z.string().min(1)).min(1),
      }),
    )
    .min(1),
});

/** Kinds of reasons for leaving a job, told by beginnings of words; the first that fits counts. */
export type LeavingReasons = z.infer<typeof schema>;

/** Reads the shipped kinds of reasons. @throws Failure `reasons-unreadable`, `reasons-invalid` */
export function readLeavingReasons(
  file: string | URL = new URL('../data/leaving-reasons.json', import.meta.url),
): LeavingReasons {
  return readDefinition(file, { code: 'reasons', name: 'причин увольнения' }, (json) => {
    const result = schema.safeParse(json);
    if (result.success) return { kind: 'ok', value: result.data };
    return {
      kind: 'bad',
      mistakes: result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    };
  });
}

/** The kind of a reason stated in free words: the words themselves are personal and go nowhere. */
export function leavingReason(text: string | null, { unstated, other, reasons }: LeavingReasons): string {
  const words = text === null ? '' : ` ${normaliseLabel(text)}`;
  if (words.trim() === '') return unstated;
  return reasons.find(({ stems }) => stems.some((stem) => words.includes(` ${stem}`)))?.title ?? other;
}
