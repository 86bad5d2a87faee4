import type { RoutingProblem } from '../src/matching/route/routing-problem.ts';

/** The routing as a linear programme in CPLEX LP text, staying out priced by class, for an independent solver. */
export function routingAsLp({
  persons,
  adverts,
  classes,
  classOf,
  capacity,
  personStart,
  arcAdvert,
  arcCost,
}: RoutingProblem): string {
  const unit = 2 * persons * 1000 + 1;
  const objective: string[] = [];
  const rows: string[] = [];
  const columns: string[][] = Array.from({ length: adverts }, () => []);
  for (let p = 0; p < persons; p++) {
    const row = [`o${p}`];
    objective.push(`${(classes - (classOf[p] ?? 0)) * unit} o${p}`);
    for (let arc = personStart[p] ?? 0; arc < (personStart[p + 1] ?? 0); arc++) {
      const name = `x${p}_${arcAdvert[arc]}`;
      objective.push(`${arcCost[arc]} ${name}`);
      row.push(name);
      columns[arcAdvert[arc] ?? 0]?.push(name);
    }
    rows.push(`p${p}: ${row.join(' + ')} = 1`);
  }
  for (const [a, column] of columns.entries())
    if (column.length > 0) rows.push(`a${a}: ${column.join(' + ')} <= ${capacity[a]}`);
  return `Minimize\n obj: ${objective.join('\n + ')}\nSubject To\n ${rows.join('\n ')}\nEnd\n`;
}
