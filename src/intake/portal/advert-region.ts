import { isRegionCode, type RegionCode } from '../../domain/territory.ts';
import type { AdvertReading } from './advert-reading.ts';

/** The region of an advert: by its code, else by its name, else by the code of the address; null when none of them tells. */
export function readRegion({ source, context }: AdvertReading): RegionCode | null {
  const code = regionOfCode(source.text('regionCode'));
  if (code !== null) return code;
  const name = source.text('regionName');
  const region = name === null ? null : context.reference.regions.findByName(name);
  return region?.code ?? regionOfCode(source.text('addressCode'));
}

/** A КЛАДР code begins with the two digits of its region; a lost leading zero leaves 12 digits. */
function regionOfCode(text: string | null): RegionCode | null {
  const match = /^(\d{2})(?:\d{11}|\d{15}|\d{17})?$/.exec((text ?? '').trim().replace(/^\d{12}$/, '0$&'));
  const code = `${match?.[1] ?? ''}00000000000`;
  return match !== null && match[1] !== '00' && isRegionCode(code) ? code : null;
}
