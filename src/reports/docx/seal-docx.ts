import { strToU8, unzipSync, zipSync } from 'fflate';
import { repackZip } from '../xlsx/repack-zip.ts';

const CORE = 'docProps/core.xml';

/**
 * The package of a document with sorted entries and fixed dates: equal content gives equal bytes. The library writes the instant of
 * writing into the properties; `day` takes its place.
 */
export function sealDocx(packed: Uint8Array, day = '1970-01-01'): Uint8Array {
  const parts = unzipSync(packed);
  const core = parts[CORE];
  if (core === undefined) return repackZip(packed);
  const xml = new TextDecoder()
    .decode(core)
    .replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, (_, tag: string) => `${tag}${day}T00:00:00Z`);
  return repackZip(zipSync({ ...parts, [CORE]: strToU8(xml) }, { level: 0 }));
}
