import { EXIT, type ExitCode, Failure } from '../../domain/failure.ts';
import type { MondayLog } from './monday-log.ts';

/** Steps of a Monday, in order. */
const MONDAY_STEPS = {
  collect: 'почта',
  import: 'загрузка',
  balance: 'баланс',
  flags: 'списки',
  weekly: 'еженедельный отчёт',
  effectiveness: 'показатели',
  dashboard: 'панель',
} as const;

/** One of {@link MONDAY_STEPS}. */
export type MondayStep = keyof typeof MONDAY_STEPS;

/** What became of a step. */
interface StepResult {
  readonly step: MondayStep;
  /** `partly`: something could not be read; `failed`: the step could not be done. */
  readonly state: 'done' | 'partly' | 'failed';
  readonly failure: Failure | null;
}

/** What a step tells the log: numbers only. */
export interface StepOutcome {
  readonly isPartly?: boolean;
  readonly text: string;
}

/** Runs steps one after another; none keeps the next from being tried. */
export interface MondaySteps {
  run(step: MondayStep, work: () => Promise<StepOutcome>): Promise<StepResult>;
  readonly results: readonly StepResult[];
  /** The code a Monday ends with. */
  exitCode(): ExitCode;
}

/** Starts the steps of a Monday. A {@link Failure} ends its step, anything else is a fault of the program and ends the run. */
export function startSteps(log: MondayLog): MondaySteps {
  const results: StepResult[] = [];
  return {
    results,
    async run(step, work) {
      const result = await runStep(step, work, log);
      results.push(result);
      return result;
    },
    exitCode: () => exitCodeOf(results),
  };
}

async function runStep(
  step: MondayStep,
  work: () => Promise<StepOutcome>,
  log: MondayLog,
): Promise<StepResult> {
  try {
    const { isPartly = false, text } = await work();
    await log.write(`${MONDAY_STEPS[step]}: ${isPartly ? 'частично' : 'готово'}; ${text}`);
    return { step, state: isPartly ? 'partly' : 'done', failure: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await log.write(`${MONDAY_STEPS[step]}: не выполнено; ${error.code}`);
    return { step, state: 'failed', failure: error };
  }
}

/** Input that could not be had leaves the Monday done in part; a report that could not be made decides the code by its failure. */
function exitCodeOf(results: readonly StepResult[]): ExitCode {
  const isInput = ({ step }: StepResult) => step === 'collect' || step === 'import';
  const report = results.find((result) => result.state === 'failed' && !isInput(result));
  if (report !== undefined) return report.failure?.exitCode ?? EXIT.io;
  return results.some(({ state }) => state !== 'done') ? EXIT.partly : EXIT.done;
}
