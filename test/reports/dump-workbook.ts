import { unzipSync } from 'fflate';

/** Text of one part of a package, for assertions on what was really written. */
export function packagePart(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name];
  if (part === undefined) throw new Error(`no part ${name}`);
  return new TextDecoder().decode(part);
}

/** Names of all parts of a package. */
export function packageParts(bytes: Uint8Array): string[] {
  return Object.keys(unzipSync(bytes)).sort();
}
