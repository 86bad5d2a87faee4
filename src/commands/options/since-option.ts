import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../../domain/iso-date.ts';

/** `--since <дата>` as the command line writes it. */
export const SINCE_OPTION = '--since <дата>';

/** The option of commands that look at a span of time; null when nobody named its first day. */
export const sinceOption = {
  since: z
    .custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value), 'дата нужна в виде ГГГГ-ММ-ДД')
    .optional()
    .transform((since) => since ?? null),
};
