import type { WorkMode } from '../../domain/territory.ts';

const ROTATION = /(?<![а-яё])вахт(?:а|ы|е|у|ой|ами?|ов(?:ый|ая|ое|ые|ого|ой|ым|ому?|ик))(?![а-яё])/i;
const REMOTE = /дистанцион|удал[её]нн/i;

/** Shift work away from home by title or schedule («Вахтовый метод», never «вахтёр»); remote work by schedule or employment. */
export function workMode(stated: {
  readonly title?: string | null;
  readonly schedule?: string | null;
  readonly employment?: string | null;
}): WorkMode {
  const { title, schedule, employment } = stated;
  if (ROTATION.test(schedule ?? '') || ROTATION.test(title ?? '')) return 'rotation';
  return REMOTE.test(schedule ?? '') || REMOTE.test(employment ?? '') ? 'remote' : 'on-site';
}
