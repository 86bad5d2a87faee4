/** The best of some known titles and how near the next comes. */
export interface BestPhrase {
  /** Row of the title, −1 for none; of equals the first row. */
  at: number;
  score: number;
  matched: number;
  /** The two highest scores without the bonus of a context. */
  bare: number;
  nextBare: number;
}

/** Nothing has been offered yet. */
export function noPhrase(): BestPhrase {
  const none = Number.NEGATIVE_INFINITY;
  return { at: -1, score: none, matched: 0, bare: none, nextBare: none };
}

/** Takes a title in if it is the best so far; `score` holds the bonus. */
export function offerPhrase(
  best: BestPhrase,
  at: number,
  score: number,
  bonus: number,
  matched: number,
): void {
  const bare = score - bonus;
  if (bare > best.bare) {
    best.nextBare = best.bare;
    best.bare = bare;
  } else if (bare > best.nextBare) best.nextBare = bare;
  if (score < best.score || (score === best.score && at > best.at)) return;
  best.at = at;
  best.score = score;
  best.matched = matched;
}
