import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { coversOkved, industriesOf } from '../../../src/matching/sector/industries.ts';
import { readIndustries, readSectorGrouping } from '../../../src/matching/sector/read-sector-grouping.ts';
import { applySectorsFile, sectorsFileSchema } from '../../../src/matching/sector/sectors-file.ts';
import { loadReference } from '../../../src/reference/load-reference.ts';
import { readSectors, renderSectors } from '../../../src/workflow/market/read-sectors.ts';
import { workspacePaths } from '../../../src/workspace/workspace-paths.ts';
import { temporaryFolder } from '../../store/sample-imports.ts';

const reference = loadReference();
const shipped = readSectorGrouping();

/** Paths of a workspace whose file of sectors has this content; none where it is null. */
function workspace(content: unknown) {
  const paths = workspacePaths(temporaryFolder());
  mkdirSync(paths.templates);
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  if (content !== null) writeFileSync(join(paths.templates, 'sectors.json'), text);
  return paths;
}

function mistakes(content: unknown): string {
  try {
    readSectors(workspace(content), reference);
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
  return '';
}

describe('the shipped industries', () => {
  it('are those of the published list, with codes of ОКВЭД-2', () => {
    const industries = readIndustries();
    expect(industries).toHaveLength(23);
    for (const { okved } of industries)
      for (const code of okved) expect(reference.okved.find(code), code).not.toBeNull();
  });

  it.each([
    ['24.46', ['Атомная промышленность', 'Металлургия']],
    ['30.20', ['Машиностроение', 'Железнодорожный транспорт']],
    ['49.20', ['Транспортная отрасль', 'Железнодорожный транспорт']],
    ['47.11', []],
  ])('ОКВЭД %s lies in %j', (okved, names) => {
    expect(industriesOf(okved, readIndustries())).toEqual(names);
  });

  it.each([
    ['25', '25.11', true],
    ['25.1', '25.11', true],
    ['25', '2', false],
    ['2', '25.11', false],
  ])('%s covers %s: %s', (prefix, code, covers) => {
    expect(coversOkved(prefix, code)).toBe(covers);
  });
});

describe('the user’s file', () => {
  it('without one the shipped grouping holds', () => {
    expect(readSectors(workspace(null), reference)).toMatchObject({ file: null });
  });

  it('what is written to be edited reads back as what held before', () => {
    const before = readSectors(workspace(null), reference);
    const after = readSectors(workspace(renderSectors(before)), reference);
    expect(after.industries).toEqual(before.industries);
    for (const okved of ['24.10', '25.40', '68.32.1', '01.41']) {
      expect(after.grouping.byOkved(okved)).toBe(before.grouping.byOkved(okved));
    }
    expect(after.grouping.rows).toEqual(before.grouping.rows);
  });

  it('extending, a finer code makes a sector of its own and the rest stays', () => {
    const file = { schema: 'route.sectors/1', sectors: [{ name: 'Алюминий', okved: ['24.42'] }] };
    const grouping = applySectorsFile(shipped, sectorsFileSchema.parse(file));
    expect(grouping.byOkved('24.42')).toBe('Алюминий');
    expect(grouping.byOkved('24.10')).toBe('Металлургия');
  });

  it('extending, a shipped code moves', () => {
    const file = { schema: 'route.sectors/1', sectors: [{ name: 'Торговля', okved: ['46', '47', '56'] }] };
    const grouping = applySectorsFile(shipped, sectorsFileSchema.parse(file));
    expect(grouping.byOkved('56.10')).toBe('Торговля');
    expect(grouping.byOkved('55.10')).toBe('Гостиницы, общепит и туризм');
  });

  it('replacing, only what stands there counts', () => {
    const file = { schema: 'route.sectors/1', mode: 'replace', sectors: [{ name: 'Всё', okved: ['24'] }] };
    const { grouping, industries } = readSectors(workspace(file), reference);
    expect([grouping.byOkved('24.10'), grouping.byOkved('47.11'), industries]).toEqual(['Всё', null, []]);
  });

  it('all mistakes are told at once, each with the path of its key', () => {
    const text = mistakes({
      schema: 'route.sectors/1',
      mode: 'add',
      sectors: [
        { name: 'Металлургия', okved: ['24', '25x'], words: ['Сталь'] },
        { name: '', okvd: ['25'] },
      ],
      industries: [{ name: 'Пустая', okved: [] }],
    });
    for (const path of [
      'mode',
      'sectors[0].okved[1]',
      'sectors[0].words[0]',
      'sectors[1].name',
      'sectors[1].okvd',
      'industries[0].okved',
    ])
      expect(text).toContain(`${path}:`);
    expect(text).toContain('«okved»');
  });

  it.each<[string, unknown, string]>([
    [
      'a code in two sectors',
      {
        sectors: [
          { name: 'А', okved: ['24'] },
          { name: 'Б', okved: ['24'] },
        ],
      },
      'sectors[1].okved[0]',
    ],
    [
      'a name twice',
      {
        sectors: [
          { name: 'А', okved: ['24'] },
          { name: 'А', okved: ['25'] },
        ],
      },
      'sectors[1].name',
    ],
    ['a code ОКВЭД-2 does not have', { sectors: [{ name: 'А', okved: ['24.99'] }] }, 'sectors[0].okved[0]'],
    ['nothing to replace with', { mode: 'replace' }, 'sectors:'],
  ])('%s is a mistake', (_, file, path) => {
    expect(mistakes({ schema: 'route.sectors/1', ...(file as object) })).toContain(path);
  });

  it('text that is no JSON is told with the path', () => {
    expect(mistakes('{ "schema": «route.sectors/1» }')).toContain('sectors.json не разбирается');
  });
});
