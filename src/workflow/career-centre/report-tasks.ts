import { russianDate } from '../../domain/iso-date.ts';
import { tasksByCollege } from '../../monitoring/tasks/tasks-by-college.ts';
import type { TasksDocument } from '../../reports/documents/tasks-document.ts';
import { planTaskLists, planTasksSheet } from '../../reports/tasks/plan-task-sheets.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type CentreReport, centreFields, lookAtCentre } from './look-at-centre.ts';

/** How colleges carry out the tasks set to them. */
export function reportTasks(workspace: OpenWorkspace, moment: MarketMoment): CentreReport<TasksDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { asOf } = moment;
  const report = tasksByCollege(centre.rows('tasks'), centre.colleges, asOf, centre.collegeNamed);
  const words = centre.words();
  return {
    document: {
      schema: 'route.tasks/1',
      ...centreFields(moment, words),
      total: report.total,
      colleges: report.colleges.map(({ college, counts }) => ({ college, ...counts })),
    },
    official: {
      name: `Поручения ${asOf}`,
      title: `Поручения центрам карьеры на ${russianDate(asOf)}`,
      outputClass: 'official',
      sheets: [planTasksSheet(report, words), ...planTaskLists(report, words)],
    },
    restricted: null,
  };
}
