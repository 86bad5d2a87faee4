import { z } from 'zod';
import type { VacanciesRequest } from '../../workflow/career/issue-vacancies.ts';

/** Options of commands that select vacancies. */
export const offerOptions = {
  college: z.string().min(1).optional(),
  programme: z.string().min(1).optional(),
  experience: z.boolean().default(true),
  housing: z.boolean().default(false),
  within: z.coerce.number('нужно число километров').min(0).max(2000).optional(),
};

/** Lines of help for {@link offerOptions}. */
export const OFFER_OPTION_LINES: readonly (readonly [string, string])[] = [
  ['--college <часть названия>', 'только этот колледж'],
  ['--programme <код или название>', 'только эта профессия или специальность'],
  ['--no-experience', 'только вакансии, где опыт не нужен'],
  ['--housing', 'только с жильём, в том числе дальше радиуса'],
  ['--within <км>', 'не дальше стольких километров'],
];

interface Stated {
  readonly college?: string | undefined;
  readonly programme?: string | undefined;
  readonly experience: boolean;
  readonly housing: boolean;
  readonly within?: number | undefined;
}

/** What the options ask for, and the same in words. */
export function offersAsked({
  college,
  programme,
  experience,
  housing,
  within,
}: Stated): Omit<VacanciesRequest, 'top'> {
  return {
    filter: { college: college ?? null, programme: programme ?? null },
    options: { withoutExperience: !experience, housing, withinKm: within ?? null },
    words: [
      ...(college === undefined ? [] : [`колледж «${college}»`]),
      ...(programme === undefined ? [] : [`программа «${programme}»`]),
      ...(experience ? [] : ['без опыта']),
      ...(housing ? ['с жильём'] : []),
      ...(within === undefined ? [] : [`не дальше ${within} км`]),
    ],
  };
}
