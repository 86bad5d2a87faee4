import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

/** Tasks by state, of a college or of all. */
export const taskCounts = z.strictObject({
  set: count.describe('поручений без снятых: done + partly + open + overdue'),
  done: count,
  late: count.describe('из исполненных — с опозданием'),
  lacksEvidence: count.describe('из исполненных — без подтверждения'),
  partly: count,
  open: count.describe('не исполнено, срок не вышел'),
  overdue: count,
  cancelled: count,
});

/** `route tasks --json`. */
export const tasksDocument = z
  .strictObject({
    schema: z.literal('route.tasks/1'),
    ...centreFields,
    total: taskCounts,
    colleges: z.array(taskCounts.extend({ college: z.string() })),
  })
  .describe('route tasks --json');

/** A checked document. */
export type TasksDocument = z.infer<typeof tasksDocument>;
