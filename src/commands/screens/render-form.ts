import { russianDate } from '../../domain/iso-date.ts';
import { counted } from '../../domain/russian.ts';
import { sumBlocks } from '../../domain/sum-form.ts';
import type { IssuedFormDocument } from '../../reports/documents/issued-form-document.ts';
import { type FormReport, noColumnText, SOURCE_TEXT } from '../../reports/form/form-report.ts';
import { renderTable } from '../../terminal/render-table.ts';
import { safeText } from '../../terminal/safe-text.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** A form in a few lines: its first row, what is outside the columns, what does not agree. No names. */
export function renderForm(
  report: FormReport,
  { broken, decided }: Pick<IssuedFormDocument, 'broken' | 'decided'>,
  terminal: Terminal,
): string {
  const { form, scope, region, cohort, asOf, silent, forecast } = report;
  const { edition, blocks, differences, failed, source } = form;
  const total = sumBlocks(blocks).rows;
  const [whole] = total;
  const colleges = new Set(blocks.map(({ college }) => college)).size;
  const table = renderTable(
    {
      title: `${edition.title}: ${scope.kind === 'college' ? scope.college : region}, выпуск ${cohort}, на ${russianDate(asOf)}`,
      columns: ['Графа', 'Надпись', 'Число'],
      rows: edition.columns.flatMap(({ number, label, content }) => {
        const count = whole?.counts?.get(number);
        return content !== 'count' || count === undefined || (count === 0 && number !== edition.total)
          ? []
          : [[number, label, count]];
      }),
    },
    terminal,
  );
  const lines = [
    `Числа ${SOURCE_TEXT[source]}: ${counted(colleges, 'колледж', 'колледжа', 'колледжей')}, специальностей у них ${blocks.length}. Показаны графы строки ${whole?.number ?? ''} с числами больше 0.`,
    ...(whole !== undefined && whole.unknown > 0
      ? [`Нет данных: ${whole.unknown}. Они только в графе ${edition.total}.`]
      : []),
    ...(whole !== undefined && whole.withoutColumn > 0
      ? [`${noColumnText(edition)}: ${whole.withoutColumn}. Они только в графе ${edition.total}.`]
      : []),
    decided === 0
      ? 'Правила формы не проверены: нужных чисел нет.'
      : broken.length === 0
        ? 'Правила формы сходятся.'
        : `Правила не сходятся: ${counted(broken.length, 'нарушение', 'нарушения', 'нарушений')}; на сколько — в столбцах «ПРОВЕРКА».`,
    ...(differences.length > 0
      ? [`Расхождений форм и списков: ${differences.length}, лист «Расхождения».`]
      : []),
    ...(failed.length > 0
      ? [
          `Не приняты и в форму не вошли: ${counted(failed.length, 'специальность', 'специальности', 'специальностей')}.`,
        ]
      : []),
    ...(silent.length > 0
      ? [`Ни списка, ни формы: ${counted(silent.length, 'колледж', 'колледжа', 'колледжей')}.`]
      : []),
    ...(forecast === null
      ? []
      : [
          `Прогноз (${forecast.comparison.forecast.id}) на ${russianDate(forecast.asOf)} — на листе «Прогноз и факт».`,
        ]),
  ];
  return `${table}${lines.map(safeText).join('\n')}\n`;
}
