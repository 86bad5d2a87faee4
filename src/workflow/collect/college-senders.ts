import type { CollegeSenders } from '../../mail/judge-sender.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** Who may write for each college: what the config says and the address in the table of colleges. */
export function collegeSenders({ config, store }: OpenWorkspace): readonly CollegeSenders[] {
  const directory = collegeDirectory(store.colleges());
  const senders = new Map<string, Set<string>>();
  const add = (college: string, addresses: readonly (string | null)[]) => {
    const own = senders.get(college) ?? new Set();
    for (const address of addresses) if (address !== null) own.add(address);
    senders.set(college, own);
  };
  for (const { name, email } of directory.colleges) add(name, [email]);
  for (const { name, email, senders: others = [] } of config.colleges) {
    add(directory.nameOf(name) ?? name, [email, ...others]);
  }
  return Array.from(senders, ([college, addresses]) => ({ college, senders: [...addresses] }));
}
