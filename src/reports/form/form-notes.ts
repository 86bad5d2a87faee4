import { counted } from '../../domain/russian.ts';
import type { FormRow } from '../../monitoring/forms/form-rows.ts';
import { unconfirmedColumns } from './form-columns.ts';
import { type FormReport, noColumnText, SOURCE_TEXT } from './form-report.ts';

/** What the reader of a form must know: persons outside the columns, labels nobody confirmed, cells nobody filled. */
export function formNotes(
  { form, keepsHealth, silent, scope }: FormReport,
  total: { readonly rows: readonly FormRow[]; readonly partly: number },
): readonly string[] {
  const { edition, source, withoutColumn, differences, failed } = form;
  const whole = total.rows.find(({ counts }) => counts !== null);
  const lines = [
    '«ОК» — контроль сходится; число — на сколько левая часть отличается от правой. Клетки проверки и строка «Итого» считаются формулами.',
    `Числа: ${SOURCE_TEXT[source]}. Пустая клетка — числа никто не назвал, это не 0.`,
  ];
  if (whole !== undefined && whole.unknown > 0) {
    lines.push(
      `Нет данных: ${whole.unknown}. Выпускники без сведений о статусе входят только в графу ${edition.total}, поэтому контроль показывает разницу.`,
    );
  }
  if (whole !== undefined && whole.withoutColumn > 0) {
    const isKnown = Object.keys(edition.placement).length > 0;
    const parts =
      isKnown && scope.kind !== 'college'
        ? withoutColumn.map(({ label, count }) => `${label} — ${count}`)
        : [];
    lines.push(
      `${noColumnText(edition)}: ${parts.length === 0 ? whole.withoutColumn : parts.join('; ')}. Входят только в графу ${edition.total}.`,
    );
  }
  if (total.partly > 0) {
    lines.push(`Клеток, где число назвали не все слагаемые: ${total.partly}. Сумма — по тем, кто назвал.`);
  }
  if (!keepsHealth && source !== 'returns' && edition.rows.some(({ members }) => members === null)) {
    lines.push(
      'Сведения о здоровье не хранятся: основание не указано. Строки о выпускниках с ОВЗ и инвалидностью по спискам не посчитать.',
    );
  }
  if (differences.length > 0) {
    lines.push(
      `Формы и списки расходятся: ${counted(differences.length, 'клетка', 'клетки', 'клеток')}, все на листе «Расхождения». В форме числа списков.`,
    );
  }
  if (failed.length > 0) {
    lines.push(
      `Не приняты из-за ошибок и в форму не вошли: ${counted(failed.length, 'специальность', 'специальности', 'специальностей')} присланных форм (лист «Источники»).`,
    );
  }
  if (silent.length > 0 && scope.kind !== 'college') {
    lines.push(
      `Нет ни списка, ни формы: ${counted(silent.length, 'колледж', 'колледжа', 'колледжей')} (лист «Источники»).`,
    );
  }
  const unconfirmed = unconfirmedColumns(edition);
  if (unconfirmed.length > 0) {
    lines.push(
      `Подпись не подтверждена: ${counted(unconfirmed.length, 'графа', 'графы', 'граф')} (${unconfirmed.join(', ')}). Дайте программе действующий шаблон: route form --learn ШАБЛОН.xlsx.`,
    );
  }
  const texts = edition.columns.filter(({ content }) => content === 'text').map(({ number }) => number);
  if (texts.length > 0 && !texts.every((number) => number.startsWith('x'))) {
    lines.push(`Графы с текстом заполняются вручную: ${texts.join(', ')}.`);
  }
  if (edition.gaps !== '') lines.push(edition.gaps);
  return lines;
}
