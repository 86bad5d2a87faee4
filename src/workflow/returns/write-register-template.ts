import { EXIT, Failure } from '../../domain/failure.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { type RegisterName, registerDefinition } from '../../domain/registers.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import { planRegisterTemplate } from '../../reports/register/plan-register-template.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeReport } from '../write-report.ts';

/** Which register, and whose graduates are written in beforehand. */
export interface RegisterTemplateRequest {
  readonly register: RegisterName;
  readonly asOf: IsoDate;
  readonly cohort: number;
  /** A college in any spelling; null = all. */
  readonly college: string | null;
  /** Why people are named; null = nobody is written in. */
  readonly reason: string | null;
  readonly output: string | null;
  readonly cwd: string;
  readonly force: boolean;
}

/** Writes the workbook in which a register is kept. @throws Failure `register-unnamed` */
export async function writeRegisterTemplate(
  workspace: OpenWorkspace,
  request: RegisterTemplateRequest,
): Promise<WrittenReport> {
  const { register, asOf, cohort, reason, college } = request;
  const definition = registerDefinition(register);
  if (reason !== null && definition.about !== 'graduate') {
    throw new Failure('register-unnamed', `в таблице «${definition.title}» нет людей.`, {
      exitCode: EXIT.usage,
      hint: 'Повторите без --restricted и --reason.',
    });
  }
  const directory = collegeDirectory(workspace.store.colleges());
  const wanted = college === null ? null : (directory.nameOf(college) ?? college);
  const graduates =
    reason === null
      ? []
      : workspace.store
          .graduates({ cohort, asOf })
          .filter((each) => wanted === null || (directory.nameOf(each.college) ?? each.college) === wanted);
  const plan = planRegisterTemplate({ definition, region: workspace.region.fullName, asOf, graduates });
  return await writeReport(workspace, plan, {
    asOf,
    knownAt: null,
    output: request.output ?? workspace.paths.templates,
    cwd: request.cwd,
    force: request.force,
    content: null,
    action: 'template',
    reason,
  });
}
