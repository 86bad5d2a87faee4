import type { IntakeEvent } from '../../domain/intake-record.ts';
import { isRegisterName } from '../../domain/registers.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type Identity, keysToAsk } from './identity-keys.ts';
import { knownSecret } from './known-secret.ts';

/**
 * The batches of a file without rows of persons whose data were destroyed at their wish: each is skipped, counted and told. Where
 * nobody was erased the secret is not even looked for.
 * @throws {Failure} `secret-missing`, `secret-differs`: without the secret nobody could be told
 */
export async function withoutErased(
  workspace: Pick<OpenWorkspace, 'store' | 'paths' | 'secretFile'>,
  batches: AsyncIterable<readonly IntakeEvent[]>,
  file: string,
): Promise<AsyncIterable<readonly IntakeEvent[]>> {
  const erased = workspace.store.erasedKeys();
  if (erased.size === 0) return batches;
  const secret = await knownSecret(workspace, { create: false });
  const isErased = (identity: Identity) => keysToAsk(identity, secret).some((key) => erased.has(key));
  return withoutRows(batches, file, isErased);
}

async function* withoutRows(
  batches: AsyncIterable<readonly IntakeEvent[]>,
  file: string,
  isErased: (identity: Identity) => boolean,
): AsyncGenerator<readonly IntakeEvent[]> {
  for await (const batch of batches) {
    yield batch.flatMap((event): readonly IntakeEvent[] => {
      const identity = identityIn(event);
      if (event.type !== 'record' || identity === null || !isErased(identity)) return [event];
      const at = { file, sheet: event.sheet, cell: null, row: event.row };
      return [
        { type: 'finding', finding: { code: 'subject-erased', severity: 'warning', at, args: {} } },
        { type: 'skipped', reason: 'erased-subject', count: 1 },
      ];
    });
  }
}

function identityIn(event: IntakeEvent): Identity | null {
  if (event.type !== 'record') return null;
  const { record } = event;
  if (record.kind === 'graduates') return record.value;
  return isRegisterName(record.kind) && 'person' in record.value ? record.value.person : null;
}
