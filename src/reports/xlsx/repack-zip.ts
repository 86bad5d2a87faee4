import { unzipSync, type ZippableFile, zipSync } from 'fflate';

/** The earliest time a zip entry can carry, in local time as the format demands, so that the bytes do not depend on the zone. */
const NO_TIME = new Date(1980, 0, 1);

/** Pictures are packed already. */
const PACKED = /\.png$/;

/** The same archive with entries sorted by name and without times: equal content gives equal bytes. */
export function repackZip(archive: Uint8Array): Uint8Array {
  const entries = Object.entries(unzipSync(archive)).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const leveled = entries.map(
    ([name, bytes]) => [name, [bytes, { level: PACKED.test(name) ? 0 : 6 }]] satisfies [string, ZippableFile],
  );
  return zipSync(Object.fromEntries(leveled), { mtime: NO_TIME });
}
