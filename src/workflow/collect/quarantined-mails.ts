import { relative } from 'node:path';
import type { StoredMail } from '../../store/store.ts';
import { originalPath } from '../../workspace/inbox.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { KEPT_NAME } from './receive-mail.ts';

/** A message that waits for somebody's decision. */
export interface QuarantinedMail {
  readonly mail: StoredMail;
  /** Where it lies whole, from the workspace. */
  readonly path: string;
}

/** Messages in quarantine, in the order they came. */
export function quarantinedMails({ store, paths }: OpenWorkspace): readonly QuarantinedMail[] {
  return store.mails('quarantined').map((mail) => ({
    mail,
    path: relative(paths.folder, originalPath(paths.inbox, mail.sha256, KEPT_NAME)),
  }));
}
