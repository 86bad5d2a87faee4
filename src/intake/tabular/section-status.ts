import { cleanText, normaliseLabel } from '../../domain/text.ts';
import { parseStatusLabel, type StatusLabel } from './status-label.ts';

/** A status a title states for the rows below it, and its words. */
export interface SectionStatus {
  readonly label: StatusLabel;
  readonly text: string;
}

const NUMBER = /^(?:\d{1,2}|[IVX]{1,4}|[а-яё])[.)]\s*/;
const COUNT = /(?<![\s:–—-])[\s:–—-]*\(?\d{1,3}(?:\s?чел(?:\.|овека?)?|\s?выпускник(?:а|ов)?)?\)?$/;
/** Titles of a whole list, sums, remarks: they speak of other rows than those below. */
const OF_OTHERS =
  /^(?:итог|всего|из них|в том числе|список|сведения|информация|отчет|примечан|приложен|трудоустройство|занятость|мониторинг|форма)/;
/** The state's own names; any other capital letter inside is somebody's or some place's. */
const STATE = /Вооруж[её]нн\p{L}+ [Сс]ил\p{L}*|Российск\p{L}+ (?:Федерац\p{L}+|арми\p{L}+)|России/gu;

/** «2. Призванные в армию (5 чел.):» → a status; null for any other title. */
export function readSectionStatus(title: string): SectionStatus | null {
  const text = cleanText(title).replace(NUMBER, '').replace(/[.:]$/, '').replace(COUNT, '').trim();
  if (text.length > 70 || /\d/.test(text) || /\s\p{Lu}\p{Ll}/u.test(text.replace(STATE, ''))) return null;
  if (OF_OTHERS.test(normaliseLabel(text))) return null;
  const label = parseStatusLabel(text);
  return label.kind === 'value' ? { label: label.value, text } : null;
}
