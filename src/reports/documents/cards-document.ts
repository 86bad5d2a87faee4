import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

/** `route cards --json`: numbers; the cards themselves are restricted files. */
export const cardsDocument = z
  .strictObject({
    schema: z.literal('route.cards/1'),
    ...centreFields,
    cards: count,
    groups: count.describe('групп колледжей'),
    looking: count.describe('ищут работу'),
    withOffers: count.describe('из них с подобранными вакансиями'),
    withBarriers: count,
    withMeasures: count.describe('с записями о мероприятиях и разговорах'),
    checksDue: count.describe('контрольных точек, по которым нет сведений'),
    files: z.array(z.string()).describe('записанные карточки DOCX'),
  })
  .describe('route cards --json');

/** A checked document. */
export type CardsDocument = z.infer<typeof cardsDocument>;
