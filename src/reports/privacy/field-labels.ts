/** Russian names of what a row of a list states, by path. A path that is not here is shown as it is: nothing stored is left out. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['person.surname', 'Фамилия'],
  ['person.name', 'Имя'],
  ['person.patronymic', 'Отчество'],
  ['birthDate', 'Дата рождения'],
  ['snils', 'СНИЛС'],
  ['cohort', 'Год выпуска'],
  ['college', 'Колледж'],
  ['specialty.code', 'Код программы'],
  ['specialty.edition', 'Перечень программ'],
  ['qualification', 'Квалификация'],
  ['group', 'Группа'],
  ['studyForm', 'Форма обучения'],
  ['funding', 'Финансирование'],
  ['professionalitet', 'Профессионалитет'],
  ['residence', 'Населённый пункт'],
  ['targetContract.number', 'Целевой договор, номер'],
  ['targetContract.date', 'Целевой договор, дата'],
  ['targetContract.employer', 'Целевой договор, заказчик'],
  ['targetContract.employerInn', 'Целевой договор, ИНН заказчика'],
  ['targetContract.employerOgrn', 'Целевой договор, ОГРН заказчика'],
  ['targetContract.state', 'Целевой договор, состояние'],
  ['status.kind', 'Статус'],
  ['status.inSpecialty', 'По специальности'],
  ['status.employer', 'Работодатель'],
  ['status.employerInn', 'ИНН работодателя'],
  ['status.position', 'Должность'],
  ['status.since', 'Статус с'],
  ['status.until', 'Статус до'],
  ['status.studyWork', 'Работа во время учёбы'],
  ['status.plannedAt', 'Где планируется работа'],
  ['status.monthsOnJob', 'Месяцев на последнем месте'],
  ['status.reason', 'Причина'],
  ['categories.orphan', 'Сирота'],
  ['categories.limitedHealth', 'ОВЗ'],
  ['categories.disabled', 'Инвалидность'],
  ['categories.disabledChild', 'Ребёнок-инвалид'],
  ['intentions.worksInSpecialty', 'Намерен работать по специальности'],
  ['intentions.undecided', 'Не определился'],
  ['intentions.relocate', 'Готов к переезду'],
  ['intentions.expectedPay.min', 'Ожидаемая зарплата от'],
  ['intentions.expectedPay.max', 'Ожидаемая зарплата до'],
  ['intentions.expectedPay.period', 'Ожидаемая зарплата за'],
  ['intentions.surveyed', 'Опрошен'],
  ['circumstances.academicDebt', 'Академическая задолженность'],
  ['circumstances.practiceAtEmployer', 'Практика у работодателя'],
  ['circumstances.refusals', 'Отказы от вакансий'],
  ['circumstances.dueForConscription', 'Подлежит призыву'],
  ['circumstances.serviceEnds', 'Служба заканчивается'],
  ['circumstances.serviceFinished', 'Отслужил'],
  ['consentDate', 'Согласие на передачу данных'],
  ['id', 'Номер в рабочей папке'],
  ['statusAsOf', 'Статус на день'],
  ['listedSince', 'В списках с'],
  ['newestRecord', 'Последняя запись'],
  ['source.file', 'Последний файл'],
  ['source.sheet', 'Последний лист'],
  ['source.row', 'Последняя строка'],
]);

/** A value and what it is. */
export interface StatedField {
  readonly label: string;
  readonly path: string;
  readonly value: string | number | boolean;
}

const ORDER = new Map([...LABELS.keys()].map((path, at) => [path, at]));

/** Everything stated in a record, one line a value, in the order of the labels; what is not stated has none. */
export function statedFields(value: object): readonly StatedField[] {
  const place = ({ path }: StatedField) => ORDER.get(path) ?? ORDER.size;
  return fieldsOf(value, '').toSorted((a, b) => place(a) - place(b));
}

function fieldsOf(value: object, prefix: string): readonly StatedField[] {
  return Object.entries(value).flatMap(([key, each]): readonly StatedField[] => {
    const path = `${prefix}${key}`;
    if (each === null || each === undefined) return [];
    if (typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean') {
      return [{ label: LABELS.get(path) ?? path, path, value: each }];
    }
    return typeof each === 'object' ? fieldsOf(each, `${path}.`) : [];
  });
}
