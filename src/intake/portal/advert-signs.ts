import type { AdvertReading } from './advert-reading.ts';
import type { AdvertSource } from './advert-source.ts';
import { readFlag } from './advert-values.ts';

/** Places from which an advert that admits foreign workers is taken for one made to obtain a quota. */
const MASS_PLACES = 50;

const CLOSED_STATUS = /reject|archiv|clos|delet|block|отклон|архив|закры|удал|снят|заблок|не одобр/i;
const HIDDEN = /invisible|hidden|not_visible|nobody|скры|не видн|никому/i;

/** True once the source says that the advert is deleted, rejected, closed or hidden. */
export function isClosed(source: AdvertSource): boolean {
  const deleted = source.text('deleted');
  if (deleted !== null && /^(?:true|1|да)$/i.test(deleted.trim())) return true;
  return CLOSED_STATUS.test(source.text('status') ?? '') || HIDDEN.test(source.text('visibility') ?? '');
}

/** Who the places of an advert are meant for besides everybody. */
export interface AdvertSigns {
  readonly quota: boolean;
  readonly foreignQuota: boolean;
}

/**
 * `quota` is a place quoted for disabled people: what the flags say («is_quoted», «workPlaceQuota»); where neither is stated, whether
 * the socially protected categories name the disabled themselves (not parents of disabled children).
 *
 * `foreignQuota` is an advert made to obtain a quota of foreign workers, only where a field says so: recruitment in Uzbekistan, a
 * place marked as one for foreigners, or foreign workers admitted to fifty places and more.
 */
export function readSigns(reading: AdvertReading, places: number | null): AdvertSigns {
  const { source } = reading;
  const workPlace = source.json('workPlace');
  if (workPlace === undefined)
    reading.note('value-unreadable', 'warning', 'workPlace', source.text('workPlace') ?? '', 'json');
  const quoted = [readFlag(reading, 'quoted'), flagOf(workPlace, 'workPlaceQuota')];
  const massive = places !== null && places >= MASS_PLACES;
  return {
    quota:
      quoted.includes(true) || (!quoted.includes(false) && namesDisabled(source.text('socialProtected'))),
    foreignQuota:
      readFlag(reading, 'uzbekistan') === true ||
      flagOf(workPlace, 'workPlaceForeign') === true ||
      (readFlag(reading, 'foreignWorkers') === true && massive),
  };
}

function namesDisabled(categories: string | null): boolean {
  return /(?:^|["\s,;[])инвалид(?:ы|ов|ам)?(?:$|["\s,;\]])/i.test(categories ?? '');
}

function flagOf(workPlace: unknown, name: string): boolean | null {
  if (typeof workPlace !== 'object' || workPlace === null) return null;
  const entry = Object.entries(workPlace).find(([key]) => key === name);
  return typeof entry?.[1] === 'boolean' ? entry[1] : null;
}
