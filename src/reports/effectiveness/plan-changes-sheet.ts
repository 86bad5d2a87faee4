import { russianDate } from '../../domain/iso-date.ts';
import type { IndicatorChange } from '../../monitoring/effectiveness/compare-snapshots.ts';
import type { EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import { type CellPlan, type FormulaCell, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { subtitle } from './subtitle.ts';

/** «Что изменилось»: indicators was and now, split into what moved the numerator and the denominator, corrections and new data. */
export function planChangesSheets(report: EffectivenessReport): readonly SheetPlan[] {
  const { changes } = report;
  if (changes === null) return [];
  const days = new Set(
    report.method.indicators.filter(({ counts }) => counts === 'days').map(({ id }) => id),
  );
  const notes = [
    ...listed('Колледжей не было в прошлом отчёте', changes.appeared),
    ...listed('Колледжей нет в этом отчёте', changes.gone),
    ...listed('Показатели не сравниваются, их состав в прошлом отчёте был иным', changes.otherMethod),
  ];
  return [
    {
      name: 'Что изменилось',
      title: `Что изменилось после ${russianDate(changes.before)} и почему`,
      subtitle: subtitle(
        report,
        `Прошлый отчёт: по данным на ${russianDate(changes.before)}, SHA-256 файла ${changes.sha256}`,
      ),
      freezeColumns: 2,
      blocks: [
        ...(notes.length === 0 ? [] : [{ kind: 'text' as const, lines: notes, tone: 'warning' as const }]),
        unlessEmpty(changes.changes, 'Ни один показатель не изменился.', {
          kind: 'table' as const,
          id: 'changes',
          columns: [
            { key: 'label', header: 'Колледж', width: 36, format: 'text' },
            { key: 'title', header: 'Показатель', width: 26, format: 'text' },
            { key: 'n0', header: 'Числитель', group: 'Было', width: 11, format: 'integer' },
            { key: 'd0', header: 'Знаменатель', group: 'Было', width: 12, format: 'integer' },
            { key: 'r0', header: 'Доля', group: 'Было', width: 10, format: 'percent' },
            { key: 'n1', header: 'Числитель', group: 'Стало', width: 11, format: 'integer' },
            { key: 'd1', header: 'Знаменатель', group: 'Стало', width: 12, format: 'integer' },
            { key: 'r1', header: 'Доля', group: 'Стало', width: 10, format: 'percent' },
            { key: 'change', header: 'Изменение доли', width: 11, format: 'percent' },
            {
              key: 'by-numerator',
              header: 'числителя',
              group: 'В том числе из-за',
              width: 11,
              format: 'percent',
            },
            {
              key: 'by-denominator',
              header: 'знаменателя',
              group: 'В том числе из-за',
              width: 12,
              format: 'percent',
            },
            {
              key: 'n-corrected',
              header: 'Числитель',
              group: 'Тот же день по нынешним данным',
              width: 11,
              format: 'integer',
            },
            {
              key: 'd-corrected',
              header: 'Знаменатель',
              group: 'Тот же день по нынешним данным',
              width: 12,
              format: 'integer',
            },
            {
              key: 'by-corrected',
              header: 'исправлений прежних данных',
              group: 'Изменение из-за',
              width: 13,
              format: 'percent',
            },
            {
              key: 'by-new',
              header: 'новых данных',
              group: 'Изменение из-за',
              width: 11,
              format: 'percent',
            },
          ],
          rows: changes.changes.map((change) => changeRow(change, days.has(change.indicator))),
        }),
        {
          kind: 'text',
          lines: [
            'Изменение доли = влияние числителя + влияние знаменателя = исправления прежних данных + новые данные.',
            'Влияние числителя — (числитель стал − был) / знаменатель стал; влияние знаменателя — числитель был / знаменатель стал − прежняя доля.',
            'Исправления — насколько доля прошлого отчёта была бы иной, если бы тогда знали то, что загружено и исправлено с тех пор о тех же днях. Остальное — новые данные.',
            'Где доля не показывается из-за малого числа людей, стоят только числа.',
          ],
        },
      ],
    },
  ];
}

function changeRow(change: IndicatorChange, isMean: boolean): RowPlan {
  const { key, label, title, was, now, corrected, shown } = change;
  const format = isMean ? 'decimal' : 'percent';
  const share = (
    column: 'n0' | 'n1',
    whole: 'd0' | 'd1',
    value: { numerator: number; denominator: number },
  ): CellPlan =>
    shown
      ? formula(value.numerator / value.denominator, (at) => `${at(key, column)}/${at(key, whole)}`, format)
      : '—';
  const live = (value: number | null, expression: FormulaCell['expression']): CellPlan =>
    value === null ? '—' : formula(value, expression, format);
  const total = shown ? now.numerator / now.denominator - was.numerator / was.denominator : null;
  return {
    key,
    cells: {
      label,
      title,
      n0: was.numerator,
      d0: was.denominator,
      r0: share('n0', 'd0', was),
      n1: now.numerator,
      d1: now.denominator,
      r1: share('n1', 'd1', now),
      change: live(total, (at) => `${at(key, 'r1')}-${at(key, 'r0')}`),
      'by-numerator': live(
        change.numeratorEffect,
        (at) => `(${at(key, 'n1')}-${at(key, 'n0')})/${at(key, 'd1')}`,
      ),
      'by-denominator': live(
        change.denominatorEffect,
        (at) => `${at(key, 'n0')}/${at(key, 'd1')}-${at(key, 'r0')}`,
      ),
      'n-corrected': corrected?.numerator ?? null,
      'd-corrected': corrected?.denominator ?? null,
      'by-corrected': live(
        change.correctedEffect,
        (at) => `${at(key, 'n-corrected')}/${at(key, 'd-corrected')}-${at(key, 'r0')}`,
      ),
      'by-new': live(
        change.newEffect,
        (at) => `${at(key, 'r1')}-${at(key, 'n-corrected')}/${at(key, 'd-corrected')}`,
      ),
    },
    ...(change.line === 'region' ? { style: 'subtotal' as const } : {}),
  };
}

function listed(what: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  return [`${what} (${names.length}): ${names.join('; ')}.`];
}
