import { russianDate } from '../../domain/iso-date.ts';
import type { FlagResult } from '../../matching/flag/flag-result.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import type { FlagWords } from './person-cells.ts';

/** «Правила и данные»: which rules could work, on how many graduates, and what the others wait for. */
export function planRulesSheet(result: FlagResult, words: FlagWords): SheetPlan {
  return {
    name: 'Правила и данные',
    title: 'Какие правила работали и каких данных не хватило',
    subtitle: [
      `${words.region}, по данным на ${russianDate(result.asOf)}. Шкала: ${result.scale.title}`,
      result.scale.source,
    ],
    blocks: [
      {
        kind: 'table',
        id: 'rules',
        columns: [
          { key: 'title', header: 'Правило', width: 46, format: 'text' },
          { key: 'points', header: 'Баллы', width: 9, format: 'integer' },
          { key: 'needs', header: 'Какие данные нужны', width: 32, format: 'text' },
          { key: 'state', header: 'Состояние', width: 14, format: 'text' },
          { key: 'facts', header: 'Сработало', width: 12, format: 'integer' },
          { key: 'clear', header: 'Не сработало', width: 14, format: 'integer' },
          { key: 'no-data', header: 'Нет данных', width: 12, format: 'integer' },
        ],
        rows: result.rules.map((rule) => ({
          key: rule.rule,
          cells: {
            title: rule.title,
            points: rule.points,
            needs: rule.needs,
            state: rule.available ? 'работает' : 'нет данных',
            facts: rule.available ? rule.facts : 'нет данных',
            clear: rule.available ? rule.clear : 'нет данных',
            'no-data': rule.noData,
          },
          ...(rule.available ? {} : { style: 'muted' as const }),
        })),
      },
    ],
  };
}
