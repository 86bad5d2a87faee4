import type { Graduate, StatutoryCategories, TargetContract } from '../../domain/graduate.ts';
import type { FormRowKind } from './form-edition.ts';

/** True when the graduate belongs to the row category. A category nobody stated is not counted as held. */
export function belongsToRow(graduate: Graduate, members: NonNullable<FormRowKind['members']>): boolean {
  const { categories } = graduate;
  const limited = categories.limitedHealth === true;
  switch (members) {
    case 'all':
      return true;
    case 'limited-health':
      return limited;
    case 'limited-health-and-disabled':
      return limited && isDisabled(categories);
    case 'disabled-only':
      return !limited && isDisabled(categories);
    case 'limited-health-or-disabled':
      return limited || isDisabled(categories);
    case 'target-contract':
      return holdsContract(graduate.targetContract);
    case 'target-contract-of-health':
      return holdsContract(graduate.targetContract) && (limited || isDisabled(categories));
  }
}

function isDisabled(categories: StatutoryCategories): boolean {
  return categories.disabled === true || categories.disabledChild === true;
}

function holdsContract(contract: TargetContract | null): boolean {
  return (
    contract !== null && contract.state !== 'broken-by-employer' && contract.state !== 'broken-by-graduate'
  );
}
