import { contrastOf } from '../charts/grey-clashes.ts';
import type { ChartPalette } from '../charts/palette.ts';

/** The least contrast of text and background (WCAG 2.2, 1.4.3). */
const READABLE = 4.5;

/**
 * The style of the page: one column, phone to A4. Every pair of text and background has a contrast of 4.5 or more; headings take
 * the first colour of the palette where it reads on white.
 */
export function dashboardStyle({ series, text }: ChartPalette): string {
  const accent = series.find((colour) => contrastOf(colour, '#ffffff') >= READABLE) ?? text;
  return STYLE.replaceAll(ACCENT, accent);
}

const ACCENT = 'ACCENT';

const STYLE = [
  '*{box-sizing:border-box}',
  'body{font:16px/1.45 "PT Sans","Segoe UI","Liberation Sans",Arial,sans-serif;color:#222;background:#fff;margin:0}',
  'header,nav,main,footer{max-width:1000px;margin:0 auto;padding:8px 16px}',
  'h1{font-size:1.6rem;line-height:1.2;color:ACCENT;margin:.4em 0 .2em}',
  'h2{font-size:1.25rem;color:ACCENT;margin:1.6em 0 .4em;border-top:2px solid #dce6f1;padding-top:.6em}',
  'p{margin:.4em 0;max-width:46rem}',
  '.quiet{color:#555;font-size:.9rem}',
  'a{color:#1f5fa8}',
  ':focus-visible{outline:3px solid #1f5fa8;outline-offset:2px}',
  '.skip{position:absolute;left:8px;top:-4rem;background:#fff;padding:8px;border:2px solid #1f5fa8;z-index:1}',
  '.skip:focus{top:8px}',
  'nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:4px 16px;padding:0;margin:0}',
  'nav a{display:inline-block;padding:6px 0}',
  'dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:8px;margin:12px 0}',
  'dl div{border:1px solid #bfc8d2;border-radius:6px;padding:8px 12px}',
  'dt{font-size:.9rem;color:#555}',
  'dd{margin:0}',
  'dd.figure{font-size:1.5rem;font-weight:bold;color:ACCENT}',
  'dd.change{font-size:.85rem;color:#555}',
  'figure{margin:12px 0}',
  'figcaption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}',
  'figure svg{display:block;max-width:100%;height:auto}',
  '.narrow{display:none}',
  'summary{cursor:pointer;color:#1f5fa8;padding:8px 0}',
  '.scroll{overflow-x:auto}',
  'table{border-collapse:collapse;font-size:.9rem;margin:0 0 8px}',
  'caption{text-align:left;font-weight:bold;color:ACCENT;padding:8px 0}',
  'th,td{border:1px solid #bfc8d2;padding:4px 8px;text-align:left;font-weight:normal;vertical-align:top}',
  'thead th{background:#2f5d8a;color:#fff}',
  'tbody th{min-width:11rem}',
  'td.number{text-align:right;white-space:nowrap}',
  'td.withheld{color:#555;font-style:italic}',
  'tbody tr:nth-child(even){background:#f4f7fa}',
  '.whole{white-space:nowrap}',
  '[hidden]{display:none!important}',
  '.search{margin:12px 0}',
  '.search label{display:block}',
  '.search input{font:inherit;width:100%;max-width:28rem;padding:8px;border:1px solid #555;border-radius:4px}',
  '@media (max-width:700px){',
  '.wide.twin{display:none}.narrow{display:block}',
  '.wide.alone svg{max-width:none;width:760px}',
  'figcaption.lone{position:static;width:auto;height:auto;clip-path:none;font-weight:bold}',
  'h1{font-size:1.35rem}dl{grid-template-columns:repeat(2,1fr)}dd.figure{font-size:1.25rem}',
  '}',
  '@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}',
  '@page{size:A4;margin:12mm}',
  '@media print{',
  'nav,.skip,.search,details{display:none}',
  'header,main,footer{max-width:none;padding:0}',
  'h2,section>p{break-after:avoid}section>p{break-inside:avoid}figure,dl div,tr{break-inside:avoid}',
  '.wide,.wide.twin{display:block}.narrow{display:none}.wide.alone svg{width:auto;max-width:100%}',
  '.scroll{overflow:visible}table{font-size:8.5pt;width:100%}tbody th{min-width:0}thead{display:table-header-group}',
  'thead th{background:#fff;color:#222;border-bottom:2px solid #222}a{color:inherit;text-decoration:none}',
  '}',
].join('\n');
