import { type IsoDate, type IsoInstant, russianDate } from '../../domain/iso-date.ts';
import type { Recogniser, Recognition } from '../../domain/recognition.ts';
import type { TitleDecision } from '../../domain/title-decision.ts';
import { normaliseTitle } from './normalise/normalise-title.ts';

const CACHE_LIMIT = 100_000;

/**
 * A recogniser that asks the analyst's decisions first: an advert whose normalised title is decided gets the decision, whatever
 * its codes say; of two decisions that normalise to one title the later counts.
 * @param dayOf the day of an instant in the region
 */
export function withDecisions(
  recogniser: Recogniser,
  decisions: readonly TitleDecision[],
  dayOf: (instant: IsoInstant) => IsoDate,
): Recogniser {
  if (decisions.length === 0) return recogniser;
  const decided = new Map<string, Recognition>();
  for (const decision of decisions)
    decided.set(normaliseTitle(decision.title), asRecognition(decision, dayOf));
  const known = new Map<string, Recognition | null>();
  return {
    version: `${recogniser.version}, решений аналитика: ${decided.size}`,
    recognise(input) {
      let own = known.get(input.title);
      if (own === undefined) {
        own = decided.get(normaliseTitle(input.title)) ?? null;
        if (known.size >= CACHE_LIMIT) known.clear();
        known.set(input.title, own);
      }
      return own ?? recogniser.recognise(input);
    },
  };
}

function asRecognition(
  { codes, decidedAt }: TitleDecision,
  dayOf: (instant: IsoInstant) => IsoDate,
): Recognition {
  const span = `решение аналитика от ${russianDate(dayOf(decidedAt))}`;
  return {
    decision: codes.length === 0 ? 'none' : 'spo',
    codes,
    evidence: [{ rule: 'analyst-decision', span, score: 1 }],
  };
}
