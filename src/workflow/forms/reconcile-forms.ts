import type { Finding } from '../../domain/finding.ts';
import type { StoredFormReturn } from '../../domain/form-return.ts';
import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { spoKey } from '../../domain/spo-code.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import { answerableEdition } from '../../monitoring/forms/answerable-edition.ts';
import { countForm } from '../../monitoring/forms/form-rows.ts';
import {
  type FormReconciliation,
  reconcileForm,
  reconciliationFindings,
} from '../../monitoring/forms/reconcile-form.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** A returned form beside the list of the same college on the day the form speaks of. */
export interface FormComparison {
  readonly form: StoredFormReturn;
  /** «Форма 3 …»; the id of an edition nobody knows any more. */
  readonly title: string;
  /** Graduates of the college in the lists; with none there is nothing to compare. */
  readonly persons: number;
  /** null without a list, or when the edition is no longer known. */
  readonly result: FormReconciliation | null;
}

/**
 * Compares every returned form that counts with the lists of its college, by college and edition. A form that came in several
 * sheets or files is missing only the specialties none of them has.
 */
export async function reconcileForms(
  workspace: OpenWorkspace,
  { cohort }: { readonly cohort: number },
): Promise<readonly FormComparison[]> {
  const { store, config } = workspace;
  const { editions } = await workspace.formEditions();
  const keepsHealth = config.personalData.specialBasis !== null;
  const forms = store.formReturns({ cohort });
  const graduatesOf = graduatesByCollege(workspace, cohort);
  const compared = forms.map((form): FormComparison => {
    const edition = editions.find(({ id }) => id === form.edition);
    const graduates = graduatesOf(form.asOf, form.college);
    const title = edition?.title ?? form.edition;
    if (edition === undefined || graduates.length === 0) {
      return { form, title, persons: graduates.length, result: null };
    }
    const result = reconcileForm(
      { ...form, blocks: [...form.blocks, ...form.failed] },
      countForm(graduates, answerableEdition(edition, keepsHealth), form.asOf),
    );
    return { form, title, persons: graduates.length, result };
  });
  const groups = Map.groupBy(compared, ({ form }) => `${form.college}\n${form.edition}`);
  return [...groups.values()].flatMap(missingOnce);
}

/** Findings of all comparisons: one for each cell that differs, each specialty that stands on one side only. */
export function comparisonFindings(comparisons: readonly FormComparison[]): readonly Finding[] {
  return comparisons.flatMap(({ form, result }) =>
    result === null ? [] : reconciliationFindings(result, form.file, form.sheet),
  );
}

function missingOnce(parts: readonly FormComparison[]): readonly FormComparison[] {
  if (parts.length === 1) return parts;
  const everywhere = (key: string) =>
    parts.every(
      ({ result }) =>
        result === null || result.onlyPersons.some(({ specialty }) => spoKey(specialty) === key),
    );
  return parts.map((part, at) => {
    if (part.result === null) return part;
    const onlyPersons = part.result.onlyPersons.filter(
      ({ specialty }) => at === 0 && everywhere(spoKey(specialty)),
    );
    return { ...part, result: { ...part.result, onlyPersons } };
  });
}

function graduatesByCollege(
  { store }: OpenWorkspace,
  cohort: number,
): (asOf: IsoDate, college: string) => readonly Graduate[] {
  const directory = collegeDirectory(store.colleges());
  const days = new Map<IsoDate, ReadonlyMap<string | null, readonly Graduate[]>>();
  return (asOf, college) => {
    const known =
      days.get(asOf) ??
      Map.groupBy(store.graduates({ cohort, asOf }), (one) => directory.nameOf(one.college));
    days.set(asOf, known);
    return known.get(directory.nameOf(college)) ?? [];
  };
}
