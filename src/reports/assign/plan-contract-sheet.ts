import type { ContractHolder } from '../../matching/assign/seekers.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import { type AssignReport, headingOf } from './assign-report.ts';
import { type People, personCells, personColumns } from './person-columns.ts';

/** «Целевые договоры»: people who go to the employer of their contract. */
export function planContractSheet(report: AssignReport, people: People): SheetPlan {
  const { contracts, heldPlaces, contractsWithoutPlace } = report.assignment;
  const own = contracts.filter(({ graduate }) => people.includes(graduate));
  return {
    name: 'Целевые договоры',
    ...headingOf(
      report,
      'Кто идёт к работодателю по целевому договору',
      `Они в распределении не участвуют. По региону их места: ${heldPlaces} вычтено из вакансий, ${contractsWithoutPlace} без открытой вакансии работодателя.`,
    ),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'contracts',
        columns: [
          ...personColumns(people),
          { key: 'employer', header: 'Работодатель по договору', width: 40, format: 'text' },
        ],
        rows: own.map(({ graduate, employer }: ContractHolder) => ({
          key: `c${graduate.id}`,
          cells: { ...personCells(report, graduate), employer: employer ?? 'не назван' },
        })),
      },
    ],
  };
}
