import { safeFileName } from '../../domain/file-name.ts';
import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import type { OutputClass } from '../../domain/output-class.ts';
import { counted } from '../../domain/russian.ts';
import type { ContractEmployer, JudgedContract } from '../../monitoring/target/target-report.ts';
import type { PlainTable } from '../docx/plain-table.ts';
import { contractText } from './plan-target.ts';
import { BREACH_LABELS } from './target-words.ts';

/** A letter as data: paragraphs, and a table as the appendix where there is one. */
export interface LetterPlan {
  /** File name without folder and extension. */
  readonly name: string;
  readonly title: string;
  readonly outputClass: OutputClass;
  readonly day: IsoDate;
  /** The block at the top right: whom the letter is for. */
  readonly addressee: readonly string[];
  readonly paragraphs: readonly string[];
  readonly appendix: (PlainTable & { readonly title: string }) | null;
  readonly signature: readonly string[];
}

/** Words of the letter the report does not know. */
export interface LetterWords {
  readonly region: string;
  /** Who writes; null = a blank to fill in. */
  readonly operator: string | null;
  readonly programmeOf: (contract: JudgedContract) => string;
}

/**
 * A draft letter to the authority about an employer who breaks contracts. Only breaches by the employer that a source states are laid
 * down as facts. With names it carries the list of contracts and their evidence (class `restricted`), without them counts alone.
 * @returns null where no source states a breach by the employer
 */
export function planTargetLetter(
  employer: ContractEmployer,
  words: LetterWords,
  { named, asOf }: { readonly named: boolean; readonly asOf: IsoDate },
): LetterPlan | null {
  const broken = employer.contracts.filter(({ breach }) => breach?.side === 'employer' && breach.stated);
  if (broken.length === 0) return null;
  const { name, inn, counts } = employer;
  const ogrn = employer.contracts.find((each) => each.ogrn !== null)?.ogrn ?? null;
  const numbers = [...(inn === null ? [] : [`ИНН ${inn}`]), ...(ogrn === null ? [] : [`ОГРН ${ogrn}`])];
  const who = numbers.length === 0 ? name : `${name} (${numbers.join(', ')})`;
  const ended = broken.filter(({ breach }) => breach?.kind === 'broken-by-employer');
  const unpaid = ended.filter(({ compensation }) => compensation === false).length;
  const places = broken.length - ended.length;
  return {
    name: safeFileName(`Письмо о целевых договорах ${asOf}, ${inn ?? name}`),
    title: 'О неисполнении обязательств по договорам о целевом обучении',
    outputClass: named ? 'restricted' : 'official',
    day: asOf,
    addressee: ['Руководителю', '______________________________', '(наименование органа власти)'],
    paragraphs: [
      `По данным мониторинга трудоустройства выпускников среднего профессионального образования (${words.region}) на ${russianDate(asOf)} с заказчиком ${who} ${wereMade(counts.contracts)} о целевом обучении.`,
      `Обязательства заказчика не исполнены по ${broken.length} из них:`,
      ...(ended.length === 0
        ? []
        : [
            `— расторгнуто по инициативе заказчика: ${ended.length}${unpaid === 0 ? '' : `, в том числе без выплаты компенсации: ${unpaid}`};`,
          ]),
      ...(places === 0
        ? []
        : [`— рабочее место в установленный договором срок не предоставлено: ${places}.`]),
      'В соответствии со статьёй 56 Федерального закона от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации» заказчик целевого обучения обязан обеспечить трудоустройство гражданина, заключившего договор о целевом обучении, на условиях этого договора.',
      'Просим рассмотреть изложенное, дать оценку действиям заказчика, оказать содействие в восстановлении прав выпускников и сообщить о принятых мерах.',
      named
        ? `Приложение: перечень договоров с подтверждающими документами, ${counted(broken.length, 'запись', 'записи', 'записей')}.`
        : 'Перечень договоров и копии подтверждающих документов будут направлены по запросу с соблюдением требований к защите персональных данных.',
    ],
    appendix: named
      ? {
          title: `Перечень договоров о целевом обучении с заказчиком ${name}`,
          header: [
            '№',
            'Выпускник, профессия или специальность',
            'Договор',
            'Что не исполнено',
            'Подтверждение',
          ],
          rows: broken.map((each, at) => [
            String(at + 1),
            `${fullName(each)}, ${words.programmeOf(each)}, ${each.college}`,
            contractText(each),
            [
              each.breach === null ? '' : BREACH_LABELS[each.breach.kind],
              ...(each.brokenOn === null ? [] : [`дата: ${russianDate(each.brokenOn)}`]),
              ...(each.deadline === null ? [] : [`срок трудоустройства: ${russianDate(each.deadline)}`]),
              ...(each.compensation === null
                ? []
                : [`компенсация ${each.compensation ? '' : 'не '}выплачена`]),
            ].join('; '),
            each.evidence ?? 'приложить копии',
          ]),
          widths: [5, 33, 17, 27, 18],
        }
      : null,
    signature: [
      words.operator ?? '______________________________ (организация)',
      '____________________ / ____________________',
      'Исполнитель: ____________________, тел. ____________________',
    ],
  };
}

/** «заключён 1 договор», «заключено 3 договора». */
function wereMade(contracts: number): string {
  const one = contracts % 10 === 1 && contracts % 100 !== 11;
  return `${one ? 'заключён' : 'заключено'} ${counted(contracts, 'договор', 'договора', 'договоров')}`;
}

function fullName({ graduate: { person } }: JudgedContract): string {
  return [person.surname, person.name, person.patronymic].filter((part) => part !== null).join(' ');
}
