import type { Graduate } from '../../domain/graduate.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { StatusKind } from '../../domain/status.ts';
import { statusLabel } from '../status-label.ts';

/** How many persons went from one outcome to another within the week; null = no status stated. */
interface StatusMove {
  readonly from: StatusKind | null;
  readonly to: StatusKind | null;
  readonly fromLabel: string;
  readonly toLabel: string;
  readonly count: number;
}

/** The week's changes. before − left + joined = now; a person is matched by id. */
export interface WeekChanges {
  readonly before: number;
  readonly joined: number;
  readonly left: number;
  readonly now: number;
  readonly unchanged: number;
  /** Most frequent first. */
  readonly moves: readonly StatusMove[];
}

/** Compares two weeks person by person. */
export function compareWeeks(before: readonly Graduate[], now: readonly Graduate[]): WeekChanges {
  const earlier = new Map(before.map((graduate) => [graduate.id, graduate.status?.kind ?? null]));
  const counts = new Map<string, { from: StatusKind | null; to: StatusKind | null; count: number }>();
  let joined = 0;
  let unchanged = 0;
  for (const graduate of now) {
    const from = earlier.get(graduate.id);
    const to = graduate.status?.kind ?? null;
    if (from === undefined) joined++;
    else if (from === to) unchanged++;
    else {
      const key = `${from ?? ''}>${to ?? ''}`;
      counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  return {
    before: before.length,
    joined,
    left: before.length - (now.length - joined),
    now: now.length,
    unchanged,
    moves: [...counts]
      .sort(([a, first], [b, second]) => second.count - first.count || (a < b ? -1 : 1))
      .map(([, { from, to, count }]) => ({
        from,
        to,
        fromLabel: statusLabel(from),
        toLabel: statusLabel(to),
        count,
      })),
  };
}

/** A person whose outcome became another. */
interface NamedMove {
  readonly graduate: Graduate;
  readonly from: StatusKind | null;
  readonly to: StatusKind | null;
}

/** The persons behind {@link WeekChanges}. */
export interface NamedChanges {
  readonly moved: readonly NamedMove[];
  readonly joined: readonly Graduate[];
  readonly left: readonly Graduate[];
}

/** Who the week's changes are about, by college, name and id. */
export function listChanges(
  before: readonly Graduate[],
  now: readonly Graduate[],
  collegeName: (stated: string | null) => string | null,
): NamedChanges {
  const earlier = new Map(before.map((graduate) => [graduate.id, graduate.status?.kind ?? null]));
  const present = new Set(now.map(({ id }) => id));
  const ordered = (graduates: readonly Graduate[]) =>
    graduates
      .map((graduate) => ({ ...graduate, college: collegeName(graduate.college) }))
      .sort(
        (a, b) =>
          compareRussian(a.college ?? '', b.college ?? '') ||
          compareRussian(nameOf(a), nameOf(b)) ||
          a.id - b.id,
      );
  const people = ordered(now);
  return {
    moved: people.flatMap((graduate) => {
      const from = earlier.get(graduate.id);
      const to = graduate.status?.kind ?? null;
      return from === undefined || from === to ? [] : [{ graduate, from, to }];
    }),
    joined: people.filter(({ id }) => !earlier.has(id)),
    left: ordered(before.filter(({ id }) => !present.has(id))),
  };
}

function nameOf({ person }: Graduate): string {
  return `${person.surname} ${person.name} ${person.patronymic ?? ''}`;
}
