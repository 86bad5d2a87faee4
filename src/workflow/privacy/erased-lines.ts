import { russianDate } from '../../domain/iso-date.ts';
import type { ErasedCounts, LeftByHand } from '../../store/erasure.ts';
import { dayIn } from '../region-clock.ts';
import type { Traces } from './find-traces.ts';

const COUNT_LABEL: Readonly<Record<keyof ErasedCounts, string>> = {
  persons: 'люди',
  records: 'строки списков выпускников',
  facts: 'сведения этих строк, каждые один раз',
  registerRows: 'строки реестров',
  questions: 'вопросы о совпадении людей',
  findings: 'замечания к этим строкам',
  mails: 'письма, от которых осталась только отметка о приёме',
  texts: 'имена файлов и тексты журнала, где человек был назван',
  snapshots: 'снимки отчётов',
  forms: 'специальности федеральных форм',
};

const ISSUED_LABEL: ReadonlyMap<string, string> = new Map([
  ['template', 'формы колледжам'],
  ['reply', 'ответы колледжам'],
  ['list', 'список людей, выведенный в файл'],
  ['flag', 'списки индивидуальной работы'],
  ['export', 'обезличенная выгрузка'],
  ['subject', 'данные одного человека'],
]);

/** Rows of «сколько», those that are not nothing. */
export function erasedLines(
  counts: ErasedCounts,
): readonly { readonly label: string; readonly count: number }[] {
  return (Object.keys(COUNT_LABEL) as (keyof ErasedCounts)[])
    .map((key) => ({ label: COUNT_LABEL[key], count: counts[key] }))
    .filter(({ count }) => count > 0);
}

/** What the program leaves to be destroyed by hand, and why. */
export function leftByHand({ foreign, unchecked, issued }: Traces): readonly LeftByHand[] {
  return [
    ...foreign.map((what) => ({ what, why: 'в файле есть эти люди, положен не программой' })),
    ...unchecked.map((what) => ({
      what,
      why: 'содержимое не прочитать: пароль, PDF, картинка или чужой архив',
    })),
    ...issued.map(({ at, action, file }) => ({
      what: file ?? ISSUED_LABEL.get(action) ?? action,
      why: `выдано ${russianDate(dayIn('UTC', at))}; где лежит, программа не знает`,
    })),
  ];
}
