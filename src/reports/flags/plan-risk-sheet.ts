import { russianDate } from '../../domain/iso-date.ts';
import { plural } from '../../domain/russian.ts';
import type { FlagResult, RiskFlag, RiskReason } from '../../matching/flag/flag-result.ts';
import { dateCell, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { type FlagWords, PERSON_COLUMNS, personCells, WORK_COLUMNS } from './person-cells.ts';

/** «Группа риска»: who, why with the source of every fact, what is to be done. A person confirms each flag. */
export function planRiskSheet(result: FlagResult, words: FlagWords): SheetPlan {
  const { red, amber } = result.scale;
  const rows = result.atRisk.map((flag) => riskRow(flag, words));
  return {
    name: 'Группа риска',
    title: 'Выпускники под риском нетрудоустройства',
    subtitle: [
      `${words.region}, по данным на ${russianDate(result.asOf)}. Шкала: ${result.scale.title}`,
      `Красный уровень — от ${red.points} баллов или одно правило от ${red.anySingle} баллов; жёлтый — от ${amber.points} баллов`,
    ],
    freezeColumns: 4,
    blocks: [
      {
        kind: 'text',
        lines: [
          'Список — предложение: каждого подтверждает человек. Баллы только добавляют поддержку; пол и национальность не учитываются.',
          `Оценены выпускники без подтверждённого исхода: ${result.scored}; с баллами ниже порога — ${result.belowThreshold}.`,
        ],
      },
      unlessEmpty(rows, 'Выпускников с баллами выше порога нет.', {
        kind: 'table',
        id: 'risk',
        columns: [
          { key: 'level', header: 'Уровень', width: 10, format: 'text' },
          { key: 'points', header: 'Баллы', width: 8, format: 'integer' },
          ...PERSON_COLUMNS,
          { key: 'reasons', header: 'Почему: правило, факт, дата, источник', width: 60, format: 'text' },
          { key: 'without-data', header: 'Правил без данных', width: 11, format: 'integer' },
          ...WORK_COLUMNS,
        ],
        rows,
      }),
    ],
  };
}

function riskRow(flag: RiskFlag, words: FlagWords): RowPlan {
  const cells = {
    level: flag.level === 'red' ? 'красный' : 'жёлтый',
    points: flag.points,
    ...personCells(flag.graduate, flag.college, words),
    reasons: flag.reasons.map(reasonText).join('\n'),
    'without-data': flag.withoutData.length,
    action: flag.action,
    owner: flag.owner,
    due: dateCell(flag.due),
  };
  const key = `person ${flag.graduate.id}`;
  return flag.level === 'red' ? { key, cells, style: 'alert' } : { key, cells };
}

function reasonText({ points, title, fact, date, source }: RiskReason): string {
  const where =
    source === null
      ? 'расчёт'
      : [source.file, source.sheet, source.row === null ? null : `строка ${source.row}`]
          .filter((part) => part !== null)
          .join(', ');
  return `${points} ${plural(points, 'балл', 'балла', 'баллов')}: ${title} — ${fact} (${russianDate(date)}; ${where})`;
}
