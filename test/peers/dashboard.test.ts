import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { groupThousands } from '../../src/domain/russian.ts';
import { codeOf } from '../../src/reports/balance/plan-pivot-sheets.ts';
import type { DashboardDocument } from '../../src/reports/documents/dashboard-document.ts';
import { SampleDashboard } from '../reports/dashboard/sample-dashboard.ts';
import { type BrowserPage, hasChromium, startChromium } from './chromium.ts';

/** Less than what every mail server lets through. */
const MOST_BYTES = 2_000_000;
const WIDTHS = [1280, 390];

const shown = (value: number | null) => (value === null ? 'скрыто' : groupThousands(value));

/** The body of a table of the page as texts. */
const tableOf = (id: string) =>
  `[...document.querySelectorAll('#${id} tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))`;

/** Contrast of every text with what is behind it (WCAG 2.2, 1.4.3); those below 4.5. */
const POOR_CONTRAST = `(() => {
  const parse = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((value) => {
    const channel = value / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }).reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll('body *:not(script):not(svg *)')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (!own) continue;
    const [a, b] = [parse(getComputedStyle(element).color), behind(element)].map(luminance);
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(element.tagName + ' ' + element.textContent.slice(0, 20) + ' ' + ratio.toFixed(2));
  }
  return poor;
})()`;

describe.skipIf(!hasChromium())('the dashboard in a browser', { timeout: 60_000 }, () => {
  let page: BrowserPage;
  let open: DashboardDocument;
  let official: DashboardDocument;
  const fileOf = ({ file = '' }: DashboardDocument) => file;

  beforeAll(async () => {
    const made = await SampleDashboard.start();
    open = await made.run();
    official = await made.run({ official: true });
    page = await startChromium();
  });
  afterAll(async () => {
    await page?.close();
  });

  test.each(WIDTHS)(
    'at %i pixels: nothing said on the console, nothing fetched, nothing beyond the edge',
    async (width) => {
      for (const document of [open, official]) {
        expect(await page.open(fileOf(document), width)).toEqual([]);
        expect(page.requests()).toEqual([]);
        expect(await page.evaluate<number>('document.scrollingElement.scrollWidth')).toBeLessThanOrEqual(
          width,
        );
        expect((await page.screenshot()).byteLength).toBeGreaterThan(10_000);
      }
    },
  );

  test('a page that breaks its own rules is noticed', async () => {
    const broken = readFileSync(fileOf(open), 'utf8')
      .replace(
        '</main>',
        '<p style="color:#bbb">бледно</p><img src="https://example.invalid/x.png" alt=""></main>',
      )
      .replace('<script>', '<script>console.error("x");');
    const path = join(dirname(fileOf(open)), `сломано ${basename(fileOf(open))}`);
    writeFileSync(path, broken);
    const said = await page.open(path, 1280);
    expect(said.some((text) => text.includes('Content Security Policy'))).toBe(true);
    expect(await page.evaluate<string[]>(POOR_CONTRAST)).not.toEqual([]);
  });

  test('the numbers of the page are those of the document', async () => {
    for (const document of [open, official]) {
      await page.open(fileOf(document), 1280);
      const figures = await page.evaluate<Record<string, string>>(
        `Object.fromEntries([...document.querySelectorAll('dd.figure')].map((each) => [each.dataset.key, each.textContent]))`,
      );
      expect(figures).toEqual(
        Object.fromEntries(document.figures.map(({ key, value }) => [key, shown(value)])),
      );
      const isTold = ({ adverts, graduates }: DashboardDocument['territories'][number]) =>
        adverts > 0 || graduates !== 0;
      expect(await page.evaluate(tableOf('professions'))).toEqual(
        document.professions
          .filter(isTold)
          .map(({ key, name, adverts, places, unmet, graduates, available, surplus }) => [
            name,
            codeOf(key),
            ...[adverts, places, unmet, graduates, available, surplus].map(shown),
          ]),
      );
      expect(await page.evaluate(tableOf('territories'))).toEqual(
        document.territories
          .filter(isTold)
          .map(({ name, adverts, places, unmet, graduates, available, surplus }) => [
            name,
            ...[adverts, places, unmet, graduates, available, surplus].map(shown),
          ]),
      );
      expect(await page.evaluate(tableOf('sectors'))).toEqual(
        document.sectors.map(({ name, adverts, places, unmet }) => [
          name,
          ...[adverts, places, unmet].map(shown),
        ]),
      );
      expect(await page.evaluate(tableOf('colleges'))).toEqual(
        document.colleges.map(({ name, persons, known, employed, inSpecialty }) => [
          name,
          ...[persons, known, employed, inSpecialty].map(shown),
        ]),
      );
      const weeks = await page.evaluate<string[][]>(tableOf('weeks'));
      expect(weeks.map(([, ...cells]) => cells)).toEqual(
        document.weeks.map(({ persons, groups }) => [persons, ...Object.values(groups)].map(shown)),
      );
      const heat = await page.evaluate<string[][]>(tableOf('deficit-numbers'));
      expect(heat.map(([, ...cells]) => cells)).toEqual(
        (document.heatMap?.values ?? []).map((line) => line.map(shown)),
      );
      const flows = await page.evaluate<string[][]>(tableOf('flow-numbers'));
      expect(flows.map(([, , value]) => value)).toEqual(
        (document.flows ?? []).map(({ graduates }) => shown(graduates)),
      );
      const map = await page.evaluate<string[][]>(tableOf('settlement-numbers'));
      expect(map).toEqual((document.settlements ?? []).map(({ name, unmet }) => [name, shown(unmet)]));
    }
  });

  test('search finds by name and by code, ё as е, and lets everything back', async () => {
    await page.open(fileOf(open), 1280);
    const search = (text: string) =>
      page.evaluate<string[]>(`(() => {
        const box = document.getElementById('query');
        box.value = ${JSON.stringify(text)};
        box.dispatchEvent(new Event('input'));
        return [...document.querySelectorAll('table.searched tbody tr')].filter((row) => row.checkVisibility()).map((row) => row.textContent);
      })()`);
    const all = await search('');
    const [first] = open.professions;
    const code = first?.key.slice(first.key.indexOf(':') + 1) ?? '';
    const byCode = await search(code);
    expect(byCode.length).toBeGreaterThan(0);
    expect(byCode.every((text) => text.includes(code))).toBe(true);
    expect(await search('ЕКАТЕРИНБУРГ')).not.toEqual([]);
    expect(await search('нет такого')).toEqual([]);
    expect(await page.evaluate('document.getElementById("found").textContent')).toBe('Найдено строк: 0');
    expect(await search('')).toEqual(all);
  });

  test('for the keyboard and for a screen reader', async () => {
    await page.open(fileOf(open), 1280);
    expect(await page.evaluate('document.documentElement.lang')).toBe('ru');
    await page.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    expect(await page.evaluate('document.activeElement.getBoundingClientRect().top')).toBeGreaterThanOrEqual(
      0,
    );
    await page.press('Enter');
    const reached = new Set<string>();
    for (let presses = 0; presses < 40; presses++) {
      await page.press('Tab');
      reached.add(await page.evaluate<string>('document.activeElement.id || document.activeElement.tagName'));
    }
    for (const what of ['SUMMARY', 'query']) expect(reached).toContain(what);
    const levels = await page.evaluate<string[]>(
      `[...document.querySelectorAll('h1, h2, h3')].map((each) => each.tagName)`,
    );
    expect([levels[0], new Set(levels.slice(1))]).toEqual(['H1', new Set(['H2'])]);
    expect(
      await page.evaluate(
        `[...document.querySelectorAll('table')].filter((each) => !each.caption?.textContent).length`,
      ),
    ).toBe(0);
    expect(
      await page.evaluate(`[...document.querySelectorAll('svg')].filter((each) => each.getAttribute('role') !== 'img'
        || !document.getElementById(each.getAttribute('aria-labelledby'))?.textContent).length`),
    ).toBe(0);
    expect(
      await page.evaluate(`(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return ids.filter((id, at) => ids.indexOf(id) !== at);
    })()`),
    ).toEqual([]);
    await page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true; })`);
    expect(await page.evaluate<string[]>(POOR_CONTRAST)).toEqual([]);
  });

  test('on paper: no search and no links, the tables whole; motion only for those who want it', async () => {
    await page.open(fileOf(open), 1280);
    await page.emulate({ media: 'print' });
    for (const what of ['nav', '.search', '.skip']) {
      expect(await page.evaluate(`getComputedStyle(document.querySelector('${what}')).display`)).toBe('none');
    }
    expect(await page.evaluate<string[]>(POOR_CONTRAST)).toEqual([]);
    await page.emulate({});
    const pdf = Buffer.from(await page.print()).toString('latin1');
    expect(pdf.startsWith('%PDF')).toBe(true);
    const [, , , width = 0, height = 0] =
      /\/MediaBox \[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\]/.exec(pdf)?.map(Number) ?? [];
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    const behaviour = 'getComputedStyle(document.documentElement).scrollBehavior';
    for (const [value, expected] of [
      ['reduce', 'auto'],
      ['no-preference', 'smooth'],
    ] as const) {
      await page.emulate({ features: [{ name: 'prefers-reduced-motion', value }] });
      expect(await page.evaluate(behaviour)).toBe(expected);
    }
    await page.emulate({});
  });

  test('small enough for a mail, whole without scripts', () => {
    for (const document of [open, official]) {
      const html = readFileSync(fileOf(document), 'utf8');
      expect(Buffer.byteLength(html)).toBeLessThan(MOST_BYTES);
      expect(html).toContain('<form class="search" role="search" hidden>');
      expect(html.replace(/<script>[\s\S]*<\/script>/, '')).toContain('id="professions"');
      expect(html).not.toMatch(/(src|href)="(?!#)/);
    }
  });
});
