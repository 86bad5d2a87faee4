import type { RegisterChoice } from '../../domain/register.ts';

/** The Russian word of a value of a register; «не указано» for none. */
export function choiceLabel(
  { choices }: { readonly choices: readonly RegisterChoice[] },
  value: string | null,
): string {
  if (value === null) return 'не указано';
  return choices.find((choice) => choice.value === value)?.label ?? value;
}
