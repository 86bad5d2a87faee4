import type { Finding, FindingCode } from './finding.ts';

/** What a kind of finding means and what to do about it. */
interface FindingText {
  readonly title: string;
  readonly remedy: string;
}

const CATALOGUE: Readonly<Record<FindingCode, FindingText>> = {
  'value-unreadable': {
    title: 'значение не прочитано',
    remedy: 'исправьте ячейку; до исправления значение считается неизвестным',
  },
  'value-repaired': { title: 'значение исправлено однозначно', remedy: 'ничего делать не нужно' },
  'value-out-of-list': { title: 'значения нет в перечне', remedy: 'выберите одно из допустимых значений' },
  'snils-checksum': {
    title: 'СНИЛС не проходит проверку контрольного числа',
    remedy: 'сверьте номер с документом; до исправления СНИЛС не используется',
  },
  'inn-checksum': {
    title: 'ИНН не проходит проверку контрольных цифр',
    remedy: 'сверьте номер с выпиской; до исправления ИНН не используется',
  },
  'date-impossible': { title: 'такой даты нет', remedy: 'укажите дату в виде дд.мм.гггг' },
  'code-not-found': {
    title: 'кода нет в перечнях профессий и специальностей СПО',
    remedy: 'сверьте код с лицензией или загрузите официальный перечень',
  },
  'code-name-mismatch': {
    title: 'код и название указывают на разные программы',
    remedy: 'исправьте код или название; до исправления действует код',
  },
  'code-ambiguous': {
    title: 'номер означает разные программы в перечнях 1199 и 336',
    remedy: 'допишите название программы или укажите перечень',
  },
  'code-restored-from-name': { title: 'код восстановлен по названию', remedy: 'проверьте код' },
  'code-of-other-classifier': {
    title: 'код другого классификатора',
    remedy: 'укажите код программы СПО вида 15.01.05',
  },
  'several-codes': { title: 'в ячейке несколько кодов', remedy: 'оставьте один код' },
  'special-without-basis': {
    title: 'особые категории не сохранены: не указано основание обработки',
    remedy: 'впишите основание в route.config.json, personalData.specialBasis, и повторите загрузку',
  },
  'record-without-name': { title: 'в строке нет фамилии и имени', remedy: 'впишите ФИО полностью' },
  'record-without-specialty': {
    title: 'не определена программа обучения',
    remedy: 'впишите код и название программы',
  },
  'record-without-title': {
    title: 'нет названия вакансии',
    remedy: 'впишите название должности или профессии',
  },
  'record-duplicate': {
    title: 'одно и то же указано дважды',
    remedy: 'оставьте одну строку; тёзок различает дата рождения',
  },
  'record-conflict': {
    title: 'сведения противоречат уже загруженным',
    remedy: 'проверьте, об одном ли человеке речь',
  },
  'export-incomplete': {
    title:
      'выгрузка меньше прежних, поэтому отсутствующие в ней вакансии не считаются закрытыми: вакансий региона',
    remedy: 'проверьте, полная ли это выгрузка вашего региона',
  },
  'record-malformed': { title: 'строка нарушена', remedy: 'выгрузите файл заново' },
  'person-vanished': {
    title: 'человека нет в новом списке колледжа',
    remedy: 'уточните у колледжа: отчислен, переведён или пропущен',
  },
  'subject-erased': {
    title: 'строка пропущена: субъект просил удалить данные',
    remedy:
      'если человек снова согласен, снимите запрет: route subject --find ФАЙЛ --lift --reason "основание"',
  },
  'places-unreadable': {
    title: 'число рабочих мест не указано или не читается',
    remedy: 'уточните у работодателя; вакансия учтена без мест',
  },
  'region-unknown': { title: 'регион не определён', remedy: 'укажите регион или адрес с регионом' },
  'column-unknown': { title: 'столбец не распознан', remedy: 'переименуйте столбец, если он нужен' },
  'column-missing': { title: 'нет нужного столбца', remedy: 'добавьте столбец' },
  'column-dropped-personal': {
    title: 'столбец с лишними персональными данными не загружен',
    remedy: 'не присылайте этот столбец',
  },
  'column-duplicate': { title: 'два столбца с одним смыслом', remedy: 'оставьте один; прочитан первый' },
  'column-of-earlier-day': {
    title: 'столбец на более ранний день',
    remedy: 'читается там, где пуст столбец на последний день',
  },
  'sheet-skipped': { title: 'лист пропущен', remedy: 'проверьте заголовки столбцов' },
  'table-below': {
    title: 'ниже на листе ещё одна таблица с другим заголовком',
    remedy: 'проверьте её столбцы; вернее держать на листе одну таблицу',
  },
  'section-status': {
    title: 'заголовок раздела прочитан как статус строк под ним',
    remedy: 'проверьте; вернее держать статус в столбце',
  },
  'row-skipped': { title: 'строка пропущена', remedy: 'проверьте, не потеряны ли данные' },
  'header-not-found': {
    title: 'строка заголовков не найдена',
    remedy: 'добавьте заголовки столбцов в первые 30 строк',
  },
  'encoding-guessed': {
    title: 'кодировка определена по содержанию',
    remedy: 'если текст нечитаем, сохраните файл в UTF-8',
  },
  'text-broken': { title: 'текст испорчен неверной кодировкой', remedy: 'пришлите исходный файл заново' },
  'form-edition-unknown': {
    title: 'лист похож на федеральную форму, но её издание неизвестно',
    remedy: 'добавьте издание по действующему шаблону (docs/forms.md)',
  },
  'form-college-unknown': {
    title: 'не сказано, какого колледжа эта форма',
    remedy:
      'впишите колледж в заголовок формы или назовите его параметром --college; до этого числа не загружены',
  },
  'form-other-cohort': {
    title: 'форма другого года выпуска',
    remedy: 'если год верен, ничего делать не нужно: числа отнесены к нему',
  },
  'form-column-conflict': {
    title: 'номер графы не совпадает с надписью',
    remedy: 'проверьте графу; прочитано по надписи',
  },
  'form-rule-broken': {
    title: 'контроль формы не сходится',
    remedy: 'исправьте названные клетки и пришлите форму снова; остальные специальности не затронуты',
  },
  'form-block-incomplete': {
    title: 'строки специальности неполны и не приняты',
    remedy: 'заполните названное и пришлите форму снова; остальные специальности не затронуты',
  },
  'form-block-duplicate': {
    title: 'специальность указана в форме дважды',
    remedy: 'оставьте одни строки или сложите их; не принято ни то, ни другое',
  },
  'form-codes-differ': {
    title: 'в строках одной специальности разные коды',
    remedy: 'поставьте один код во все строки специальности',
  },
  'form-row-missing': {
    title: 'нет строки формы',
    remedy: 'добавьте строку по шаблону; до этого её числа неизвестны',
  },
  'form-row-repeated': {
    title: 'строка категории стоит дважды',
    remedy: 'оставьте одну; с разными числами не принята ни одна',
  },
  'form-row-unknown': {
    title: 'строка с числами не опознана',
    remedy: 'впишите категорию выпускников и номер строки по шаблону',
  },
  'form-rows-reordered': {
    title: 'строки стоят не в порядке формы или номер не подходит к названию',
    remedy: 'проверьте, что строки прочитаны верно: действует название категории',
  },
  'form-total-differs': {
    title: 'итоговая строка не равна сумме специальностей',
    remedy: 'проверьте итог; он не загружается, складываются строки специальностей',
  },
  'form-explanation-missing': {
    title: 'не указаны причины',
    remedy: 'впишите их в названную графу',
  },
  'form-differs-from-persons': {
    title: 'форма расходится со списком выпускников',
    remedy: 'уточните у колледжа, что верно',
  },
  'file-unreadable': {
    title: 'файл не читается',
    remedy: 'откройте и сохраните файл заново в Excel или пришлите его ещё раз',
  },
  'file-empty': { title: 'в файле нет данных', remedy: 'проверьте, тот ли файл прислан' },
  'file-protected': { title: 'файл защищён паролем', remedy: 'снимите пароль и пришлите файл заново' },
  'file-unknown': {
    title: 'содержание файла не распознано',
    remedy: 'укажите --kind или проверьте заголовки столбцов',
  },
  'file-lock': {
    title: 'это временный файл открытой книги',
    remedy: 'закройте книгу в Excel и загрузите сам файл',
  },
  'file-too-large': { title: 'файл больше допустимого', remedy: 'разделите файл на части' },
  'palette-alike-in-grey': {
    title: 'цвета не различить в чёрно-белой печати',
    remedy: 'выберите цвета разной светлоты; рисунки построены, ряды различаются штрихом и значками',
  },
  'classifier-contradiction': {
    title: 'код профессии противоречит названию вакансии',
    remedy: 'проверьте вакансию; действует название',
  },
  'territory-unresolved': { title: 'место работы не определено', remedy: 'уточните адрес' },
  'programme-unconfirmed': {
    title: 'программа не подтверждена источником',
    remedy: 'загрузите официальный перечень (kind spo-list)',
  },
};

/** Reasons that intake gives by a word. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['too-few-fields', 'полей меньше, чем столбцов'],
  ['impossible', 'поля не ложатся на столбцы'],
  ['ambiguous', 'лишние разделители «|» можно понять по-разному'],
  ['shifted', 'значения сдвинуты относительно столбцов'],
  ['no-id', 'нет идентификатора вакансии'],
  ['not-a-record', 'это не запись о вакансии'],
  ['json', 'вложенное значение нарушено'],
  ['raw-separator', 'в тексте стоит разделитель «|»'],
]);

/** The short Russian name of a kind of finding. */
export function findingTitle(code: FindingCode): string {
  return CATALOGUE[code].title;
}

/** «лист «Список», ячейка C7»: where a finding stands, without the file. */
export function findingPlace(finding: Finding): string {
  const { sheet, cell, row } = finding.at;
  const parts = [
    sheet === null ? null : `лист «${sheet}»`,
    cell !== null ? `ячейка ${cell}` : row !== null ? `строка ${row}` : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** The whole message: what was found, what is expected, what to do. Personal values stand masked in `args` already. */
export function findingMessage(finding: Finding): string {
  const { field, found, expected, proposal, count, reason, detail } = finding.args;
  const text = [CATALOGUE[finding.code].title];
  if (field !== undefined) text.push(` (${field})`);
  if (found !== undefined && found !== '') text.push(`: найдено «${found}»`);
  const why = typeof reason === 'string' ? REASONS.get(reason) : undefined;
  if (why !== undefined) text.push(`: ${why}`);
  if (count !== undefined) text.push(`, всего ${count}`);
  if (detail !== undefined && detail !== '') text.push(`: ${detail}`);
  if (expected !== undefined && expected !== '') text.push(`; ожидается ${expected}`);
  if (proposal !== undefined && proposal !== '') text.push(`; предложение: ${proposal}`);
  return `${text.join('')} — ${CATALOGUE[finding.code].remedy}.`;
}
