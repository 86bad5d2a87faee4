import { MAX_ARC_COST, type RoutingProblem } from './routing-problem.ts';

/**
 * Do the arrays agree with each other? O(arcs).
 * @throws RangeError naming the array and the place in it: lengths, class and cost out of range, arcs not ascending by advert
 */
export function checkProblem(problem: RoutingProblem): void {
  const { persons, adverts, classes, classOf, capacity, personStart, arcAdvert, arcCost } = problem;
  const arcs = arcAdvert.length;
  expectThat(Number.isInteger(classes) && classes >= 1 && classes <= 255, `classes = ${classes}`);
  expectThat(classOf.length === persons, `classOf has ${classOf.length} entries for ${persons} persons`);
  expectThat(capacity.length === adverts, `capacity has ${capacity.length} entries for ${adverts} adverts`);
  expectThat(personStart.length === persons + 1, `personStart has ${personStart.length} entries`);
  expectThat(personStart[0] === 0 && personStart[persons] === arcs, 'personStart does not cover the arcs');
  expectThat(arcCost.length === arcs, `arcCost has ${arcCost.length} entries for ${arcs} arcs`);
  for (let a = 0; a < adverts; a++)
    if ((capacity[a] as number) < 0) throw new RangeError(`capacity[${a}] = ${capacity[a]}`);
  for (let p = 0; p < persons; p++) {
    if ((classOf[p] as number) >= classes) throw new RangeError(`classOf[${p}] = ${classOf[p]}`);
    const end = personStart[p + 1] as number;
    if (end < (personStart[p] as number)) throw new RangeError(`personStart[${p + 1}] = ${end}`);
    let before = -1;
    for (let arc = personStart[p] as number; arc < end; arc++) {
      const advert = arcAdvert[arc] as number;
      if (advert <= before || advert >= adverts) throw new RangeError(`arcAdvert[${arc}] = ${advert}`);
      if ((arcCost[arc] as number) > MAX_ARC_COST) throw new RangeError(`arcCost[${arc}] = ${arcCost[arc]}`);
      before = advert;
    }
  }
}

function expectThat(holds: boolean, otherwise: string): void {
  if (!holds) throw new RangeError(otherwise);
}
