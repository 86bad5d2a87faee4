import { configuredMailbox, importWaiting, receiveAll } from '../collect/collect-mail.ts';
import type { HandledMail } from '../collect/import-mail.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import type { StepOutcome } from './monday-steps.ts';

/**
 * Takes the new mail of the configured mailbox and imports what waits, that of interrupted runs too. Protected workbooks stay for
 * `route import --password-file`.
 * @throws Failure of `configuredMailbox` and `readImap`
 */
export async function collectMailbox(
  workspace: OpenWorkspace,
  place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<StepOutcome> {
  const imap = await configuredMailbox(workspace, { ...place, passwordFile: null });
  const { received, known, tooLarge } = await receiveAll(workspace, { operands: [], cwd: place.cwd, imap });
  const handled: HandledMail[] = [];
  for await (const mail of importWaiting(workspace, () => [])) handled.push(mail);
  const files = handled.flatMap((mail) => mail.files);
  const failed = files.filter(({ status }) => status === 'failed').length;
  const lost = handled.filter(({ state }) => state === 'original-missing').length;
  const quarantine = workspace.store.mails('quarantined').length;
  return {
    isPartly: failed + lost + tooLarge > 0,
    text: `писем новых ${received}, полученных раньше ${known}, файлов ${files.length}, не прочитано ${failed}, в карантине ${quarantine}`,
  };
}
