import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { RegisterRow } from '../../domain/register.ts';
import type { BARRIERS } from '../../domain/registers/barriers.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { ReasonReport } from '../reasons/count-reasons.ts';
import { groupBy } from '../tracking/group-by.ts';
import type { BarrierTopic, BarrierTopics } from './barrier-topics.ts';

/** A barrier somebody named: a graduate by a reason, an employer or a college by a row of the register. */
interface NamedBarrier {
  readonly topic: BarrierTopic;
  readonly industry: string;
  readonly employer: string | null;
  readonly by: 'graduate' | 'register';
}

/** A topic in numbers: graduates who gave it as their reason, rows of the register that name it. They are never added. */
interface BarrierCounts {
  readonly persons: number;
  readonly mentions: number;
}

/** A topic with its places in industries and employers. */
interface TopicRow {
  readonly topic: BarrierTopic;
  readonly counts: BarrierCounts;
  /** By industry, in the order of {@link BarrierReport.industries}. */
  readonly byIndustry: readonly BarrierCounts[];
}

/** What an employer or a college proposes. */
interface BarrierProposal {
  readonly topic: BarrierTopic;
  readonly industry: string;
  readonly employer: string | null;
  readonly barrier: string;
  readonly proposal: string | null;
  readonly date: IsoDate | null;
  /** Graduates the row says it concerns; null = not stated. */
  readonly graduates: number | null;
  readonly source: RegisterRow['source'];
}

/** What to speak of with the employers of an industry: the topics most named there. */
interface MeetingAgenda {
  readonly industry: string;
  readonly counts: BarrierCounts;
  readonly topics: readonly { readonly topic: BarrierTopic; readonly counts: BarrierCounts }[];
  /** Employers named in connection with the topics, most often named first. */
  readonly employers: readonly string[];
}

/** What hinders employment, as graduates and employers name it. */
export interface BarrierReport {
  readonly asOf: IsoDate;
  readonly source: string;
  readonly industries: readonly string[];
  /** Topics named at least once, the most named first. */
  readonly rows: readonly TopicRow[];
  readonly employers: readonly {
    readonly employer: string;
    readonly industry: string;
    readonly topics: readonly { readonly topic: BarrierTopic; readonly counts: BarrierCounts }[];
  }[];
  readonly meetings: readonly MeetingAgenda[];
  readonly proposals: readonly BarrierProposal[];
  readonly persons: number;
  readonly mentions: number;
  /** Graduates whose reason is no matter of employers: life, choice, not stated. */
  readonly otherPersons: number;
}

/** What tells industries: of a graduate by the employer or the profession, of a row by its own words or its employer. */
export interface BarrierWords {
  readonly industryOfGraduate: (graduate: Graduate) => string;
  readonly industryOfRow: (row: RegisterRow<typeof BARRIERS>['values']) => string;
}

const TOPICS_OF_A_MEETING = 3;
const EMPLOYERS_OF_A_MEETING = 6;

/**
 * Gathers barriers into topics by industry and employer. Graduates count once, by the class of the reason named first, and only where
 * the reason is a matter of employers; each row of the register is one mention.
 */
export function barrierReport(
  cases: ReasonReport['cases'],
  register: readonly RegisterRow<typeof BARRIERS>[],
  topics: BarrierTopics,
  { industryOfGraduate, industryOfRow }: BarrierWords,
  asOf: IsoDate,
): BarrierReport {
  const ofGraduates = cases.flatMap(({ graduate, reason }): NamedBarrier[] => {
    const topic = reason === null ? null : topics.ofReason(reason.key);
    if (topic === null) return [];
    const employer = graduate.status?.employer ?? graduate.targetContract?.employer ?? null;
    return [{ topic, industry: industryOfGraduate(graduate), employer, by: 'graduate' }];
  });
  const listed = register
    .filter(({ values: { date } }) => date === null || date <= asOf)
    .map(({ values, source }) => ({
      topic: topics.ofText(values.barrier),
      industry: industryOfRow(values),
      employer: values.employer,
      barrier: values.barrier,
      proposal: values.proposal,
      date: values.date,
      graduates: values.graduates,
      source,
    }));
  const named = [...ofGraduates, ...listed.map((row): NamedBarrier => ({ ...row, by: 'register' }))];
  const byIndustry = groupBy(named, ({ industry }) => industry);
  const industries = byIndustry.map(([industry]) => industry);
  const order = new Map(topics.topics.map(({ key }, at) => [key, at]));
  const sorted = (barriers: readonly NamedBarrier[]) =>
    Map.groupBy(barriers, ({ topic }) => topic)
      .entries()
      .map(([topic, own]) => ({ topic, counts: count(own), own }))
      .toArray()
      .sort(
        (a, b) =>
          weight(b.counts) - weight(a.counts) ||
          (order.get(a.topic.key) ?? 0) - (order.get(b.topic.key) ?? 0),
      );
  return {
    asOf,
    source: topics.source,
    industries,
    rows: sorted(named).map(({ topic, counts, own }) => ({
      topic,
      counts,
      byIndustry: industries.map((industry) => count(own.filter((each) => each.industry === industry))),
    })),
    employers: groupBy(
      named.filter(({ employer }) => employer !== null),
      ({ employer, industry }) => `${employer}\n${industry}`,
    ).map(([key, own]) => {
      const [employer = '', industry = ''] = key.split('\n');
      return { employer, industry, topics: sorted(own).map(({ topic, counts }) => ({ topic, counts })) };
    }),
    meetings: byIndustry
      .map(([industry, own]) => ({
        industry,
        counts: count(own),
        topics: sorted(own)
          .slice(0, TOPICS_OF_A_MEETING)
          .map(({ topic, counts }) => ({ topic, counts })),
        employers: mostNamed(own).slice(0, EMPLOYERS_OF_A_MEETING),
      }))
      .sort((a, b) => weight(b.counts) - weight(a.counts) || compareRussian(a.industry, b.industry)),
    proposals: listed,
    persons: ofGraduates.length,
    mentions: listed.length,
    otherPersons: cases.length - ofGraduates.length,
  };
}

function count(barriers: readonly NamedBarrier[]): BarrierCounts {
  const persons = barriers.filter(({ by }) => by === 'graduate').length;
  return { persons, mentions: barriers.length - persons };
}

/** For the order alone: a mention of an employer speaks for several graduates or for one, nobody knows. */
function weight({ persons, mentions }: BarrierCounts): number {
  return persons + mentions;
}

function mostNamed(barriers: readonly NamedBarrier[]): readonly string[] {
  const named = barriers.flatMap(({ employer }) => (employer === null ? [] : [employer]));
  return groupBy(named, (employer) => employer)
    .toSorted(([a, own], [b, other]) => other.length - own.length || compareRussian(a, b))
    .map(([employer]) => employer);
}
