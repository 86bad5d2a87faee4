import type { SpoReference } from '../../domain/lookups.ts';
import type { Recogniser } from '../../domain/recognition.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import { withDecisions } from '../../matching/recognise/decided-titles.ts';
import { loadReference } from '../../reference/load-reference.ts';
import { hasWorkspace } from '../../workspace/find-workspace.ts';
import { dayIn } from '../region-clock.ts';
import { searchOf, type WorkspaceRequest, withWorkspace } from '../with-workspace.ts';
import { recogniserOf } from './recognise-adverts.ts';

/** A recogniser of titles, and the names of the programmes it answers with. */
export interface TitleRecogniser {
  readonly recogniser: Recogniser;
  readonly nameOf: (ref: SpoRef) => string;
}

/**
 * Shipped knowledge; in a workspace its lists of programmes and the decisions of its analyst come first, as they do for adverts. No
 * workspace is needed.
 * @throws Failure when a workspace is named and is none
 */
export async function titleRecogniser(request: WorkspaceRequest): Promise<TitleRecogniser> {
  if (!hasWorkspace(searchOf(request))) return recogniserFor(loadReference().spo);
  return await withWorkspace(request, { write: false }, async (workspace) => {
    const { spo } = workspace.reference();
    const { recogniser, nameOf } = recogniserFor(spo);
    const decisions = workspace.store.titleDecisions();
    return {
      recogniser: withDecisions(recogniser, decisions, (instant) => dayIn(workspace.timeZone, instant)),
      nameOf,
    };
  });
}

function recogniserFor(spo: SpoReference): TitleRecogniser {
  return { recogniser: recogniserOf(spo), nameOf: (ref) => spo.find(ref)?.name ?? '' };
}
