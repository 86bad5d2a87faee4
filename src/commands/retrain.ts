import { z } from 'zod';
import { renderTable } from '../terminal/render-table.ts';
import { reportRetrain } from '../workflow/after-graduation/report-retrain.ts';
import { defineCentreCommand } from './centre-command.ts';

/** Professions on the screen. */
const SHOWN = 12;

export const command = defineCentreCommand({
  summary: 'переобучение: кому не хватает мест, какие близкие профессии востребованы, курсы',
  examples: [
    ['route retrain', 'по профессиям: излишек, куда переобучать, сколько мест'],
    ['route retrain --restricted --reason "предложить переобучение"', 'с кем говорить, по именам'],
  ],
  options: [['--top <число>', 'путей на профессию (по умолчанию 5)']],
  schema: z.object({ top: z.coerce.number('нужно число').int().min(1).max(100).default(5) }),
  named: 'с кем говорить о переобучении',
  report: (workspace, target, { top }) => reportRetrain(workspace, target, top),
  render({ professions, ways, surplus, proposed, withoutVacancies, courses }, terminal) {
    const best = new Map(ways.toReversed().map((way) => [way.from, way]));
    const shown = professions.slice(0, SHOWN);
    return [
      ...(shown.length === 0
        ? []
        : [
            renderTable(
              {
                title: 'Кому не хватает мест и куда переобучать',
                columns: ['Выпускники', 'Ищут', 'Излишек', 'Куда прежде всего', 'Мест', 'Км'],
                rows: shown.map(({ profession, code, name, seekers, surplus: own }) => {
                  const way = best.get(profession);
                  return [
                    `${code} ${name}`,
                    seekers,
                    own,
                    way === undefined ? 'рядом мест нет' : `${way.toCode} ${way.toName}`,
                    way?.places ?? null,
                    way?.nearestKm ?? null,
                  ];
                }),
              },
              terminal,
            ),
          ]),
      ...(professions.length > shown.length
        ? [`… и ещё профессий: ${professions.length - shown.length}, все — в книге.`]
        : []),
      `Выпускников, которым не хватает мест: ${surplus}. Рядом нет ни одной вакансии: ${withoutVacancies}. Есть незанятое место близкой профессии: ${proposed}. Курсов впереди: ${courses}.`,
      '',
    ].join('\n');
  },
  next: 'route vacancies',
});
