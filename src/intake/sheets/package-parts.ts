/** Parts of a package by name in lower case, inflated and proven whole. */
export type PackageParts = ReadonlyMap<string, Buffer>;

/** A reference from one part to another. */
export interface Relationship {
  readonly id: string;
  /** Last word of its type: `worksheet`, `styles` … */
  readonly kind: string;
  /** Name of the part it leads to, in lower case; null when it leads outside. */
  readonly target: string | null;
}

/** Relationships of a part; none when it has no `.rels` beside it. @param part its name, '' for the package itself */
export function relationshipsOf(part: string, parts: PackageParts): readonly Relationship[] {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const xml = parts.get(`${folder}_rels/${part.slice(slash)}.rels`)?.toString('utf8') ?? '';
  const found: Relationship[] = [];
  for (const [tag] of xml.matchAll(/<(?:[A-Za-z0-9]+:)?Relationship\s[^>]*>/g)) {
    const type = attributeOf(tag, 'Type');
    const target = attributeOf(tag, 'Target');
    if (type === null || target === null) continue;
    const outside = attributeOf(tag, 'TargetMode') === 'External';
    found.push({
      id: attributeOf(tag, 'Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: outside ? null : partName(target, folder),
    });
  }
  return found;
}

function partName(target: string, folder: string): string {
  const path = new URL(target.replaceAll('\\', '/'), `zip:/${folder}`).pathname.replace(/^\//, '');
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}

function attributeOf(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match === null ? null : (match[1] ?? match[2] ?? '').replaceAll('&amp;', '&');
}
