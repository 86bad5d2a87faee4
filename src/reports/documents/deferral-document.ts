import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

/** `route deferral --json`: numbers of the region; enterprises and persons are in the restricted workbook only. */
export const deferralDocument = z
  .strictObject({
    schema: z.literal('route.deferral/1'),
    ...centreFields,
    listed: count.describe('выпускников в реестре'),
    enterprises: count.describe('предприятий в реестре'),
    notDefence: count.describe('из них не отмечены как ОПК'),
    states: z.strictObject({
      refused: count.describe('отказ'),
      expiring: count.describe('кончается или кончилась'),
      incomplete: count.describe('документы не собраны'),
      waiting: count.describe('ждёт решения'),
      granted: count.describe('предоставлена'),
      'not-needed': count.describe('призыву не подлежит'),
    }),
    liable: count.describe('подлежат призыву по спискам'),
    liabilityUnknown: count.describe('нет сведений о призыве'),
    candidates: count.describe('кого можно добавить в реестр'),
    files: z.array(z.string()).describe('файлы предприятий, с параметром --separate'),
  })
  .describe('route deferral --json');

/** A checked document. */
export type DeferralDocument = z.infer<typeof deferralDocument>;
