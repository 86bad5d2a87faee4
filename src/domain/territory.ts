import type { Brand } from './brand.ts';

/** A region by its 13-digit КЛАДР code, `6600000000000`. */
export type RegionCode = Brand<string, 'RegionCode'>;

/** True for the written form of a region code. */
export function isRegionCode(text: string): text is RegionCode {
  return /^\d{2}0{11}$/.test(text);
}

/** A point on the map, degrees of WGS 84. */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Where something is, as deep as the data allow. `municipality` is the municipal district, okrug or city okrug by its short
 * name («Сысертский», «Екатеринбург»); null means that depth is not known.
 */
export interface Place {
  readonly region: RegionCode;
  readonly municipality: string | null;
  readonly settlement: string | null;
  readonly point: GeoPoint | null;
}

/** How the work is reached: at a place, in shifts away from home (вахта), or from anywhere. */
export type WorkMode = 'on-site' | 'rotation' | 'remote';

/** The great-circle distance in kilometres (haversine, mean Earth radius 6371 km). */
export function distanceKm(a: GeoPoint, b: GeoPoint): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const dLat = radians(b.latitude - a.latitude);
  const dLon = radians(b.longitude - a.longitude);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLon / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
}
