import type { SpoProgramme, SpoReference, SpoSuccession } from '../domain/lookups.ts';
import { type SpoEdition, type SpoRef, spoKey } from '../domain/spo-code.ts';
import { USER_LIST } from './override-programmes.ts';
import { programmeNameKey } from './programme-name.ts';
import { resolveProgramme } from './resolve-programme.ts';

/** The parts of the СПО lists, read. */
export interface SpoParts {
  readonly programmes: readonly SpoProgramme[];
  readonly successions: readonly SpoSuccession[];
  readonly ugsNames: ReadonlyMap<string, string>;
  /** Six-digit codes of before 2013 and where they went. */
  readonly oldCodes: ReadonlyMap<string, SpoRef>;
}

const ORDERS: Readonly<Record<SpoEdition, string>> = {
  '1199': 'приказ Минобрнауки России от 29.10.2013 № 1199',
  '336': 'приказ Минпросвещения России от 17.05.2022 № 336',
};

/** Lookups over the СПО lists; pure. */
export function createSpoReference(parts: SpoParts): SpoReference {
  const programmes = parts.programmes.toSorted(byEditionAndCode);
  const byKey = new Map(programmes.map((programme) => [spoKey(programme.ref), programme]));
  const byCode = Map.groupBy(programmes, (programme) => programme.ref.code);
  const keys = new Map(
    programmes.map((programme) => [
      programme,
      [programme.name, ...programme.formerNames].map(programmeNameKey),
    ]),
  );
  const byName = new Map<string, SpoProgramme[]>();
  for (const [programme, own] of keys) {
    for (const key of new Set(own)) {
      const same = byName.get(key);
      if (same === undefined) byName.set(key, [programme]);
      else same.push(programme);
    }
  }
  const from = Map.groupBy(parts.successions, (step) => spoKey(step.from));
  const to = Map.groupBy(parts.successions, (step) => spoKey(step.to));
  const resolve = resolveProgramme({
    programmes,
    byKey,
    byCode,
    byName,
    keys,
    oldCodes: parts.oldCodes,
    from,
  });
  return {
    programmes,
    find: (ref) => byKey.get(spoKey(ref)) ?? null,
    findByCode: (code) => byCode.get(code) ?? [],
    findByName: (name) => byName.get(programmeNameKey(name)) ?? [],
    findByOldCode(code) {
      const ref = parts.oldCodes.get(code.trim().slice(0, 6));
      return ref === undefined ? null : (byKey.get(spoKey(ref)) ?? null);
    },
    resolve,
    successorsOf: (ref) => from.get(spoKey(ref)) ?? [],
    predecessorsOf: (ref) => to.get(spoKey(ref)) ?? [],
    ugsName: (ugs) => parts.ugsNames.get(ugs) ?? null,
    describe: (edition) => describe(edition, programmes),
  };
}

/** The newest edition first, then by code. */
function byEditionAndCode(a: SpoProgramme, b: SpoProgramme): number {
  if (a.ref.edition !== b.ref.edition) return a.ref.edition === '336' ? -1 : 1;
  return a.ref.code < b.ref.code ? -1 : a.ref.code > b.ref.code ? 1 : 0;
}

function describe(edition: SpoEdition, programmes: readonly SpoProgramme[]): string {
  const own = programmes.filter((programme) => programme.ref.edition === edition);
  const confirmed = own.filter((programme) => programme.confirmed).length;
  const users = own.filter((programme) => programme.sources.includes(USER_LIST)).length;
  const text = `${ORDERS[edition]}: программ ${own.length}, подтверждено источниками ${confirmed}`;
  return users === 0 ? text : `${text}, из таблицы пользователя ${users}`;
}
