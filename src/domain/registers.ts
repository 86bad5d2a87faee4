import type { RegisterDefinition, RegisterRecord, RegisterValue } from './register.ts';
import { ATTENDANCE } from './registers/attendance.ts';
import { ATTESTATIONS } from './registers/attestations.ts';
import { BARRIERS } from './registers/barriers.ts';
import { CALLS } from './registers/calls.ts';
import { CONSENTS } from './registers/consents.ts';
import { CONTACTS } from './registers/contacts.ts';
import { COURSES } from './registers/courses.ts';
import { DEFERRAL } from './registers/deferral.ts';
import { EARLY } from './registers/early.ts';
import { EMPLOYMENT } from './registers/employment.ts';
import { EVENTS } from './registers/events.ts';
import { FAIR_OFFERS } from './registers/fair-offers.ts';
import { FAIRS } from './registers/fairs.ts';
import { FEEDBACK } from './registers/feedback.ts';
import { OFFICIAL_FIGURES } from './registers/official-figures.ts';
import { PLANS } from './registers/plans.ts';
import { REQUESTS } from './registers/requests.ts';
import { SITE_CHECKS } from './registers/site-checks.ts';
import { TARGET_CONTRACTS } from './registers/target-contracts.ts';
import { TASKS } from './registers/tasks.ts';
import { spoKey } from './spo-code.ts';
import { normaliseLabel } from './text.ts';

/** All registers, by name. */
export const REGISTERS = {
  tasks: TASKS,
  events: EVENTS,
  attendance: ATTENDANCE,
  contacts: CONTACTS,
  consents: CONSENTS,
  early: EARLY,
  deferral: DEFERRAL,
  'target-contracts': TARGET_CONTRACTS,
  attestations: ATTESTATIONS,
  calls: CALLS,
  'site-checks': SITE_CHECKS,
  barriers: BARRIERS,
  fairs: FAIRS,
  'fair-offers': FAIR_OFFERS,
  courses: COURSES,
  employment: EMPLOYMENT,
  feedback: FEEDBACK,
  plans: PLANS,
  requests: REQUESTS,
  'official-figures': OFFICIAL_FIGURES,
} as const satisfies Readonly<Record<string, RegisterDefinition>>;

/** One of {@link REGISTERS}. */
export type RegisterName = keyof typeof REGISTERS;

/** Names of all registers, in the order they are defined. */
export const REGISTER_NAMES = Object.keys(REGISTERS).filter(isRegisterName);

/** True of names of registers. */
export function isRegisterName(name: string): name is RegisterName {
  return Object.hasOwn(REGISTERS, name);
}

/** The definition of a register without the types of its values: for code that treats all alike. */
export function registerDefinition(name: RegisterName): RegisterDefinition {
  return REGISTERS[name];
}

/** What two rows of a register must share to speak of the same thing; a row of the newer day then restates the older. */
export function registerKey(name: RegisterName, { person, values }: RegisterRecord): string {
  const parts = registerDefinition(name).key.map((field) => textOf(values[field] ?? null));
  if (person === null) return parts.join('|');
  const { surname, name: given, patronymic } = person.person;
  const who = [surname, given, patronymic ?? ''].map(normaliseLabel).join(' ').trim();
  const which =
    person.snils ?? person.birthDate ?? normaliseLabel(`${person.college ?? ''} ${person.group ?? ''}`);
  return [who, which, ...parts].join('|');
}

function textOf(value: RegisterValue | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return normaliseLabel(value);
  if (typeof value !== 'object') return String(value);
  return 'code' in value ? spoKey(value) : value.join(',');
}
