import { Failure } from '../../domain/failure.ts';
import type { GraduateRecord } from '../../domain/graduate.ts';
import type { IntakeContext } from '../../domain/intake-record.ts';
import type { QuarantineReason } from '../../domain/quarantine.ts';
import { openInput } from '../../intake/open-input.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import type { InputPath } from '../import/expand-paths.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import type { PersonColleges } from './person-colleges.ts';

/** A file the check could not read, and why. */
interface UnreadFile {
  readonly input: InputPath;
  readonly failure: Failure;
}

/** Why a message is not its sender's own, or the persons it lists; files nobody could look into are not to be imported. */
interface ForeignCheck {
  readonly unread: readonly UnreadFile[];
  readonly reason: QuarantineReason | null;
  readonly persons: readonly GraduateRecord[];
}

/**
 * Looks into the files of a message before anything of them is kept: a college sends lists and forms of its own. A file that names
 * another known college, or a person known at another college only (by СНИЛС, or by full name and birth date), or that brings
 * tables of reference or vacancies, is not its own.
 */
export async function findForeign(
  workspace: OpenWorkspace,
  files: readonly InputPath[],
  college: string,
  passwords: readonly string[],
  known: PersonColleges,
): Promise<ForeignCheck> {
  const directory = collegeDirectory(workspace.store.colleges());
  const own = directory.nameOf(college) ?? college;
  const persons: GraduateRecord[] = [];
  const unread: UnreadFile[] = [];
  const isForeign = (stated: string | null) => {
    const other = directory.find(stated);
    return other !== null && other.name !== own;
  };
  for (const input of files) {
    try {
      const opened = await openInput(input.path, {
        ...contextOf(workspace, passwords),
        formEditions: (await workspace.formEditions()).editions,
      });
      if (opened.kind !== 'graduates' && opened.kind !== 'forms') {
        opened.close();
        return { reason: 'not-a-list', persons: [], unread: [] };
      }
      let foreign = false;
      for await (const batch of opened.batches) {
        for (const event of batch) {
          if (event.type !== 'record') continue;
          const { record } = event;
          if (record.kind === 'forms') foreign ||= isForeign(record.value.block.college);
          if (record.kind !== 'graduates') continue;
          const at = known.of(record.value);
          persons.push(record.value);
          foreign ||= isForeign(record.value.college) || (at.size > 0 && !at.has(own));
        }
      }
      if (foreign) return { reason: 'other-college', persons: [], unread: [] };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      unread.push({ input, failure: error });
    }
  }
  return { reason: null, persons, unread };
}

function contextOf(
  { config, store, reference, monday }: OpenWorkspace,
  passwords: readonly string[],
): IntakeContext {
  return {
    reference: reference(),
    region: config.region,
    asOf: monday,
    cohort: config.campaign.cohort,
    colleges: store.colleges(),
    college: null,
    specialBasis: config.personalData.specialBasis !== null,
    kind: null,
    edition: null,
    passwords,
  };
}
