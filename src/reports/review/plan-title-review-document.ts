import type { IsoDate } from '../../domain/iso-date.ts';
import type { WeightedCode } from '../../domain/recognition.ts';
import type { TitleDecision } from '../../domain/title-decision.ts';
import type { TitleQuestion } from '../../matching/review/gather-title-questions.ts';
import { type TitleReviewDocument, titleReviewDocument } from '../documents/title-review-document.ts';
import type { ProgrammeName } from './title-question-text.ts';

/** The JSON document of the questions and decisions about titles; `extra` is what the run did besides. */
export function planTitleReviewDocument(
  {
    asOf,
    questions,
    decisions,
  }: {
    readonly asOf: IsoDate;
    readonly questions: readonly TitleQuestion[];
    readonly decisions: readonly TitleDecision[];
  },
  nameOf: ProgrammeName,
  extra: Pick<TitleReviewDocument, 'answers' | 'file' | 'status'>,
): TitleReviewDocument {
  const named = (codes: readonly WeightedCode[]) =>
    codes.map(({ ref, weight }) => ({ ...ref, name: nameOf(ref) ?? '', weight }));
  return titleReviewDocument.parse({
    schema: 'route.review-vacancies/1',
    asOf,
    questions: questions.map(({ title, adverts, places, sameTitle, reasons, candidates, evidence }) => ({
      title,
      adverts,
      places,
      sameTitle,
      reasons,
      candidates: named(candidates),
      evidence,
    })),
    decisions: decisions.map(({ id, title, codes, decidedAt }) => ({
      id,
      title,
      codes: named(codes),
      decidedAt,
    })),
    ...extra,
  });
}
