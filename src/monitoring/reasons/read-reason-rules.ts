import { readDefinition } from '../read-definition.ts';
import { parseReasonRules, type ReasonRules } from './reason-rules.ts';

/** Reads the shipped rules, or the user's file. @throws Failure `reason-rules-unreadable`, `reason-rules-invalid` */
export function readReasonRules(
  file: string | URL = new URL('../data/reason-rules.json', import.meta.url),
): ReasonRules {
  return readDefinition(file, { code: 'reason-rules', name: 'правил причин' }, parseReasonRules);
}
