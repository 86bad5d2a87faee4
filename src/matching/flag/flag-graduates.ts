import type { Graduate } from '../../domain/graduate.ts';
import { addDays } from '../../domain/iso-date.ts';
import { compareRussian } from '../../domain/russian.ts';
import { countFlags } from './count-flags.ts';
import type { FlagContext } from './flag-context.ts';
import type { Assignment, FlagResult, RiskFlag, RuleUse, StatutoryEntry, TrackEntry } from './flag-result.ts';
import { serviceOver } from './risk-rules.ts';
import type { RiskScale } from './risk-scale.ts';
import { type RiskScore, scoreGraduate } from './score-graduate.ts';
import { categoriesUnknown, heldCategories } from './statutory-categories.ts';

/**
 * Lists for individual work: statutory categories (all, always), risk of non-employment by points, separate tracks. Points are
 * given only to graduates without a confirmed outcome who are on no track; a rule without input is «нет данных», not zero.
 * The result does not depend on the order of the graduates.
 */
export function flagGraduates(
  graduates: readonly Graduate[],
  context: FlagContext,
  scale: RiskScale,
): FlagResult {
  const searching = graduates.filter((graduate) => isSearching(graduate, context, scale));
  const ruleContext = {
    ...context,
    contractsListed: graduates.some(({ targetContract }) => targetContract !== null),
  };
  const scores = searching.map((graduate) => ({
    graduate,
    score: scoreGraduate(graduate, ruleContext, scale),
  }));
  const atRisk = scores
    .flatMap(({ graduate, score }) => riskFlag(graduate, score, context, scale))
    .sort((a, b) => rank(a) - rank(b) || b.points - a.points || byCollegeAndName(a, b));
  const statutory = graduates
    .flatMap((graduate) => statutoryEntry(graduate, context, scale))
    .sort(byCollegeAndName);
  const tracks = graduates
    .flatMap((graduate) => trackEntries(graduate, context, scale))
    .sort(byCollegeAndName);
  return {
    asOf: context.asOf,
    scale,
    statutory,
    statutoryComplete: context.specialBasis && context.withoutBasis === 0,
    categoriesUnknown: graduates.filter(({ categories }) => categoriesUnknown(categories)).length,
    atRisk,
    tracks,
    rules: ruleUses(
      scores.map(({ score }) => score),
      scale,
    ),
    scored: scores.length,
    belowThreshold: scores.filter(({ score }) => score.level === null && score.points > 0).length,
    counts: countFlags(statutory, atRisk, tracks, context.withoutBasis, scale),
  };
}

function isSearching(graduate: Graduate, context: FlagContext, scale: RiskScale): boolean {
  const kind = graduate.status?.kind;
  if (kind === undefined) return true;
  if (kind === 'conscript' && serviceOver(graduate, context.asOf)) return true;
  return !scale.confirmed.includes(kind) && !scale.tracks.some((track) => track.kinds.includes(kind));
}

function riskFlag(
  graduate: Graduate,
  score: RiskScore,
  context: FlagContext,
  scale: RiskScale,
): readonly RiskFlag[] {
  if (score.level === null) return [];
  const leading = scale.rules.find((rule) => rule.rule === score.reasons[0]?.rule);
  if (leading === undefined) return [];
  return [
    {
      ...assignment(leading, scale[score.level].dueDays, context),
      graduate,
      college: context.collegeName(graduate.college),
      level: score.level,
      points: score.points,
      reasons: score.reasons,
      withoutData: score.verdicts.flatMap(({ rule, verdict }) =>
        verdict.kind === 'no-data' ? [rule.title] : [],
      ),
    },
  ];
}

function statutoryEntry(
  graduate: Graduate,
  context: FlagContext,
  { statutory }: RiskScale,
): readonly StatutoryEntry[] {
  const categories = heldCategories(graduate.categories);
  if (categories.length === 0) return [];
  const college = context.collegeName(graduate.college);
  return [{ ...assignment(statutory, statutory.dueDays, context), graduate, college, categories }];
}

function trackEntries(graduate: Graduate, context: FlagContext, scale: RiskScale): readonly TrackEntry[] {
  const kind = graduate.status?.kind;
  const settled = kind !== undefined && scale.confirmed.includes(kind);
  const served = serviceOver(graduate, context.asOf);
  return scale.tracks.flatMap((track) => {
    const byStatus = kind !== undefined && track.kinds.includes(kind);
    const byCircumstance = graduate.circumstances.dueForConscription === true && !settled;
    const onTrack = track.key === 'conscription' ? !served && (byStatus || byCircumstance) : byStatus;
    if (!onTrack) return [];
    const college = context.collegeName(graduate.college);
    return [{ ...assignment(track, track.dueDays, context), graduate, college, track: track.title }];
  });
}

function assignment(
  work: { readonly action: string; readonly owner: string },
  dueDays: number,
  context: FlagContext,
): Assignment {
  return { action: work.action, owner: work.owner, due: addDays(context.asOf, dueDays) };
}

function ruleUses(scores: readonly RiskScore[], scale: RiskScale): readonly RuleUse[] {
  return scale.rules.map(({ rule, title, points, needs }, i) => {
    const tally = { fact: 0, clear: 0, 'no-data': 0 };
    for (const score of scores) {
      const verdict = score.verdicts[i]?.verdict;
      if (verdict !== undefined) tally[verdict.kind]++;
    }
    return {
      rule,
      title,
      points,
      needs,
      facts: tally.fact,
      clear: tally.clear,
      noData: tally['no-data'],
      available: tally.fact + tally.clear > 0,
    };
  });
}

function rank(flag: RiskFlag): number {
  return flag.level === 'red' ? 0 : 1;
}

interface Listed {
  readonly graduate: Graduate;
  readonly college: string | null;
}

function byCollegeAndName(a: Listed, b: Listed): number {
  return (
    compareRussian(a.college ?? '', b.college ?? '') ||
    compareRussian(a.graduate.person.surname, b.graduate.person.surname) ||
    compareRussian(a.graduate.person.name, b.graduate.person.name) ||
    compareRussian(a.graduate.person.patronymic ?? '', b.graduate.person.patronymic ?? '') ||
    a.graduate.id - b.graduate.id
  );
}
