import { z } from 'zod';
import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';
import type { Graduate } from '../domain/graduate.ts';
import { isRegisterName, REGISTER_NAMES } from '../domain/registers.ts';
import type { StoredVacancy } from '../domain/vacancy.ts';
import {
  type GraduateListDocument,
  graduateListDocument,
  type VacancyListDocument,
  vacancyListDocument,
} from '../reports/documents/list-document.ts';
import { renderTable } from '../terminal/render-table.ts';
import { type OpenWorkspace, withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, type RunContext } from './command.ts';
import { listForms } from './list-forms.ts';
import { listRegister } from './list-register.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './options/restricted.ts';

const KINDS = ['graduates', 'vacancies', 'colleges', 'employers'] as const;

export const command = defineCommand({
  summary: 'записи рабочей папки с их источником',
  operands: '<вид>',
  examples: [
    ['route list vacancies', 'открытые вакансии региона'],
    ['route list colleges', 'колледжи из справочника'],
    ['route list forms', 'присланные федеральные формы: специальности и откуда числа'],
    ['route list tasks', 'строки реестра: поручения'],
    [
      'route list graduates --json --restricted --reason "сверка" > люди.json',
      'выпускники; только в файл или программу',
    ],
  ],
  options: [['--cohort <год>', 'год выпуска'], ...RESTRICTED_OPTION_LINES],
  schema: z.object({ cohort: z.coerce.number('год нужен числом').int().optional(), ...restrictedOptions }),
  async run(operands, options, context) {
    const [named = ''] = operands;
    if (named === 'forms') return await listForms(options, context);
    if (isRegisterName(named)) return await listRegister(named, options, context);
    const kind = KINDS.find((known) => known === named);
    if (kind === undefined) {
      throw new Failure('bad-kind', `неизвестный вид записей «${named}».`, {
        exitCode: EXIT.usage,
        hint: `Есть: ${[...KINDS, 'forms', ...REGISTER_NAMES].join(', ')}.`,
      });
    }
    if (kind === 'graduates') return await listGraduates(options, context);
    return await withWorkspace(context, { write: false }, async (workspace) => {
      context.terminal.out(renderOpenRecords(kind, workspace, context));
      return EXIT.done;
    });
  },
});

async function listGraduates(
  options: {
    readonly cohort?: number | undefined;
    readonly restricted: boolean;
    readonly reason?: string | undefined;
  },
  context: RunContext,
): Promise<ExitCode> {
  const reason = reasonForPeople(options, context);
  return await withWorkspace(context, { write: true }, async ({ store, config }) => {
    const cohort = options.cohort ?? config.campaign.cohort;
    const graduates = store.graduates({ cohort });
    const details = { cohort, rows: graduates.length };
    store.journal({ action: 'list', outputClass: 'restricted', reason, details });
    context.terminal.out(`${JSON.stringify(graduateListDocument.parse(graduateList(graduates)))}\n`);
    return EXIT.done;
  });
}

function reasonForPeople(
  options: { restricted: boolean; reason?: string | undefined },
  context: RunContext,
): string {
  const reason = reasonFor(options, 'список выпускников');
  if (!context.json) {
    throw new Failure('restricted', 'список выпускников выдаётся только документом JSON.', {
      exitCode: EXIT.usage,
      hint: 'Добавьте --json и направьте вывод в файл.',
    });
  }
  if (context.terminal.outIsTerminal) {
    throw new Failure('restricted', 'персональные данные не выводятся на экран.', {
      exitCode: EXIT.usage,
      hint: 'Направьте вывод в файл: … > люди.json',
    });
  }
  return reason;
}

/** Records without personal data, as a JSON document or a table for the screen. */
function renderOpenRecords(
  kind: 'vacancies' | 'colleges' | 'employers',
  { store, config }: OpenWorkspace,
  { terminal, json }: RunContext,
): string {
  if (kind === 'vacancies') {
    const vacancies = store.vacancies({ region: config.region });
    if (json) return `${JSON.stringify(vacancyListDocument.parse(vacancyList(vacancies)))}\n`;
    const rows = vacancies.map(({ title, places, employer, address }) => [
      title,
      places,
      employer.name,
      address,
    ]);
    const columns = ['Вакансия', 'Мест', 'Работодатель', 'Адрес'];
    return renderTable({ title: 'Открытые вакансии', columns, rows }, terminal);
  }
  if (kind === 'colleges') {
    const colleges = store.colleges();
    if (json) return `${JSON.stringify({ schema: 'route.list/1', kind, rows: colleges })}\n`;
    const rows = colleges.map(({ name, settlement, clusters }) => [name, settlement, clusters.join(', ')]);
    return renderTable(
      { title: 'Колледжи', columns: ['Колледж', 'Населённый пункт', 'Кластеры'], rows },
      terminal,
    );
  }
  const employers = store.employers();
  if (json) return `${JSON.stringify({ schema: 'route.list/1', kind, rows: employers })}\n`;
  const yes = (value: boolean | null) => (value === true ? 'да' : '');
  const rows = employers.map((each) => [
    each.name,
    each.inn,
    each.okved,
    yes(each.defence),
    yes(each.priority),
  ]);
  const columns = ['Название', 'ИНН', 'ОКВЭД', 'ОПК', 'Приоритет'];
  return renderTable({ title: 'Работодатели', columns, rows }, terminal);
}

function graduateList(graduates: readonly Graduate[]): GraduateListDocument {
  return {
    schema: 'route.list/1',
    kind: 'graduates',
    rows: graduates.map(({ person, birthDate, snils, specialty, college, source }) => ({
      surname: person.surname,
      name: person.name,
      patronymic: person.patronymic,
      birthDate,
      snils,
      specialty: specialty === null ? null : { code: specialty.code, edition: specialty.edition },
      college,
      source,
    })),
  };
}

function vacancyList(vacancies: readonly StoredVacancy[]): VacancyListDocument {
  return {
    schema: 'route.list/1',
    kind: 'vacancies',
    rows: vacancies.map((vacancy) => ({
      id: vacancy.id,
      title: vacancy.title,
      places: vacancy.places,
      employer: vacancy.employer.name,
      employerInn: vacancy.employer.inn,
      region: vacancy.region,
      address: vacancy.address,
      payMin: vacancy.pay?.min ?? null,
      payMax: vacancy.pay?.max ?? null,
      payPeriod: vacancy.pay?.period ?? null,
      createdOn: vacancy.createdOn,
      modifiedOn: vacancy.modifiedOn,
      source: vacancy.source,
    })),
  };
}
