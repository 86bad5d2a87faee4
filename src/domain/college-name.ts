import { normaliseLabel } from './text.ts';

/** Words of the legal form, which one list writes and another leaves out. */
const LEGAL_FORMS =
  /(?:^| )(?:государственное|муниципальное|областное|краевое|республиканское|бюджетное|автономное|казенное|частное|профессиональное|образовательное|учреждение|среднего|профессионального|образования|[коф]?г[абк]?п?оу|обпоу|чпоу|спо)(?= |$)/g;
/** «СО», «УР»: whose the college is, between the legal form and the name. */
const FOUNDER = /^\p{L}{2,3} (?=\p{L}{3})/u;

/**
 * The name of a college without its legal form and the abbreviation of its founder, for comparison: «ГАПОУ СО «Уральский техникум»»
 * and «Уральский техникум» are «уральский техникум». A name of nothing else stays as it is.
 */
export function collegeCore(name: string): string {
  const plain = normaliseLabel(name);
  const named = plain.replace(LEGAL_FORMS, '').trim();
  const core = named === plain ? plain : named.replace(FOUNDER, '');
  return core === '' ? plain : core;
}
