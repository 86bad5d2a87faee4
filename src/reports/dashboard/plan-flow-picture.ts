import type { Balance } from '../../matching/balance/balance.ts';
import { planFlowChart } from '../balance/balance-charts.ts';
import type { FlowChart, FlowLink, FlowNode } from '../charts/chart-plan.ts';
import { publishedCells, type Suppress } from './withhold.ts';

/** Name of the node that gathers withheld flows. */
export const HIDDEN_FLOWS = 'Скрытые малые потоки';
const REST = 'Остальные';

/**
 * Flows programme → sector → municipality. In open outputs a node whose own number is withheld is gathered with the rest, so that
 * what runs through every node is public; withheld flows run to and from a node of their own, so that every number on the picture
 * stays true.
 * @param hidden keys of what is withheld, by level
 */
export function planFlowPicture(
  balance: Balance,
  hidden: readonly ReadonlySet<string>[],
  suppress: Suppress,
): FlowChart | null {
  const whole = planFlowChart(balance);
  if (suppress === null || whole === null) return whole;
  const { nodes, links } = gathered(whole, hidden);
  const nodesOf = (level: number) => nodes.filter((node) => node.level === level);
  const shown: FlowLink[] = [];
  for (const level of whole.levels.slice(0, -1).keys()) {
    shown.push(...publishedLinks(nodesOf(level), nodesOf(level + 1), links, suppress));
  }
  const used = new Set(shown.flatMap(({ from, to }) => [from, to]));
  const hiddenNodes = whole.levels.map((_, level) => ({ key: hiddenKey(level), name: HIDDEN_FLOWS, level }));
  return { ...whole, nodes: [...nodes, ...hiddenNodes].filter(({ key }) => used.has(key)), links: shown };
}

function hiddenKey(level: number): string {
  return `${level}-`;
}

/** Withheld nodes and the rest as one node a level. */
function gathered(
  { nodes, links }: FlowChart,
  hidden: readonly ReadonlySet<string>[],
): { readonly nodes: readonly FlowNode[]; readonly links: readonly FlowLink[] } {
  const rest = (level: number) => `${level}*`;
  const isHidden = ({ key, level }: FlowNode) => hidden[level]?.has(key.slice(`${level}:`.length)) === true;
  const target = new Map(nodes.map((node) => [node.key, isHidden(node) ? rest(node.level) : node.key]));
  const sums = new Map<string, FlowLink>();
  for (const { from, to, value } of links) {
    const [a, b] = [target.get(from) ?? from, target.get(to) ?? to];
    const key = `${a}\n${b}`;
    sums.set(key, { from: a, to: b, value: (sums.get(key)?.value ?? 0) + value });
  }
  const kept = nodes.filter((node) => !isHidden(node) && node.key !== rest(node.level));
  const levels = [...new Set(nodes.map(({ level }) => level))];
  const rests = levels
    .filter((level) => nodes.some((node) => node.level === level && target.get(node.key) === rest(level)))
    .map((level) => ({ key: rest(level), name: REST, level }));
  return {
    nodes: [...kept, ...rests].sort((a, b) => a.level - b.level),
    links: Array.from(sums.values()),
  };
}

function publishedLinks(
  from: readonly FlowNode[],
  to: readonly FlowNode[],
  links: readonly FlowLink[],
  suppress: Suppress,
): readonly FlowLink[] {
  const value = new Map(links.map((link) => [`${link.from}\n${link.to}`, link.value]));
  const counts = from.map((a) => to.map((b) => value.get(`${a.key}\n${b.key}`) ?? 0));
  const cells = publishedCells(counts, suppress);
  const hiddenIn = (r: number, c: number) => (cells[r]?.[c] === null ? (counts[r]?.[c] ?? 0) : 0);
  const total = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0);
  const out = from.map((a, r) => ({
    from: a.key,
    to: hiddenKey(to[0]?.level ?? 0),
    value: total(to.map((_, c) => hiddenIn(r, c))),
  }));
  const into = to.map((b, c) => ({
    from: hiddenKey(from[0]?.level ?? 0),
    to: b.key,
    value: total(from.map((_, r) => hiddenIn(r, c))),
  }));
  return [
    ...from.flatMap((a, r) => to.map((b, c) => ({ from: a.key, to: b.key, value: cells[r]?.[c] ?? 0 }))),
    ...out,
    ...into,
  ].filter((link) => link.value > 0);
}
