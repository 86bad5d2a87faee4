import { addDays, type IsoDate } from '../../domain/iso-date.ts';
import type { FormEdition } from './form-edition.ts';

/** What decides which form is asked for on a day; the campaign of a configuration has all of it. */
export interface FormCampaign {
  /** Year of graduation. */
  readonly cohort: number;
  /** Day the cohort graduates, «06-30». */
  readonly graduation: string;
  /** Edition asked for until then. */
  readonly formEdition: string;
  /** Edition asked for from that day on, where the one before is a forecast. */
  readonly factEdition: string;
}

/** The form of a day. */
export interface EditionOfDay {
  /** Id of the edition. */
  readonly edition: string;
  /** The forecast that gave way to it, and its last day; null while the form of the campaign itself is asked for. */
  readonly forecast: { readonly edition: string; readonly asOf: IsoDate } | null;
}

/**
 * Which edition is filled in on a day. A campaign's forecast gives way to the fact form on the day of graduation and is kept for
 * comparison as of the day before; an edition that is itself of facts stays.
 */
export function editionFor(
  asOf: IsoDate,
  campaign: FormCampaign,
  editions: readonly Pick<FormEdition, 'id' | 'subject'>[],
): EditionOfDay {
  const { cohort, graduation, formEdition, factEdition } = campaign;
  const isForecast = editions.find(({ id }) => id === formEdition)?.subject === 'forecast';
  if (!isForecast || asOf < `${cohort}-${graduation}`) return { edition: formEdition, forecast: null };
  const lastDay = addDays(`${cohort}-${graduation}` as IsoDate, -1);
  return { edition: factEdition, forecast: { edition: formEdition, asOf: lastDay } };
}
