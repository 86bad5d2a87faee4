import type { WeightedCode } from '../../domain/recognition.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import type { QuestionReason, TitleQuestion } from '../../matching/review/gather-title-questions.ts';

const REASONS: Readonly<Record<QuestionReason, string>> = {
  unsure: 'не распознано уверенно',
  'programme-code': 'код программы в данных противоречит названию',
  'profession-code': 'код профессии, указанный работодателем, противоречит названию',
};

/** What the rules of recognition are called for a reader; others are shown by their names. */
const RULES: ReadonlyMap<string, string> = new Map([
  ['exact-title', 'известное название'],
  ['title-inside', 'известное название внутри'],
  ['head-only', 'только главное слово'],
  ['title-like', 'похоже на'],
  ['later-noun', 'второе слово'],
  ['similar-word', 'слово с опиской'],
  ['similar-title', 'похожее название'],
  ['degree-position', 'должность с высшим образованием'],
  ['degree-required', 'требуется высшее образование'],
  ['typical-position', 'типовая должность'],
  ['okso-code', 'код программы в данных'],
  ['okso-agrees', 'код программы согласен'],
  ['profession-code-agrees', 'код профессии согласен'],
  ['classifier-contradiction', 'код противоречит названию'],
]);

export type ProgrammeName = (ref: SpoRef) => string | null;

/** «не распознано уверенно — 12; код … — 3». */
export function reasonText(reasons: TitleQuestion['reasons']): string {
  return reasons.map(({ reason, adverts }) => `${REASONS[reason]} — ${adverts}`).join('; ');
}

/** «15.01.05 Сварщик (ручной …)», with the list where it is the old one. */
export function programmeText(ref: SpoRef, nameOf: ProgrammeName): string {
  const list = ref.edition === '336' ? '' : ` (перечень ${ref.edition})`;
  return `${ref.code} ${nameOf(ref) ?? ''}`.trimEnd() + list;
}

/** «15.01.05 Сварщик — 80 %; 15.02.19 … — 20 %». */
export function candidateText(codes: readonly WeightedCode[], nameOf: ProgrammeName): string {
  return codes.map(({ ref, weight }) => `${programmeText(ref, nameOf)} — ${percent(weight)}`).join('; ');
}

/** «известное название внутри: сварщик», from «правило: слова». */
export function evidenceText(evidence: readonly string[]): string {
  return evidence
    .map((each) => {
      const at = each.indexOf(': ');
      const rule = each.slice(0, at);
      return `${RULES.get(rule) ?? rule}: ${each.slice(at + 2)}`;
    })
    .join('; ');
}

/** A decision as it is written back: «15.01.05 70 %; 23.01.17 30 %», «нет». */
export function decisionText(codes: readonly WeightedCode[]): string {
  if (codes.length === 0) return 'нет';
  const written = ({ ref }: WeightedCode) =>
    ref.edition === '336' ? ref.code : `${ref.code}/${ref.edition}`;
  if (codes.length === 1) return codes.map(written).join('');
  return codes.map((code) => `${written(code)} ${percent(code.weight)}`).join('; ');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
