import ExcelJS from 'exceljs';
import type { Command } from '../../../src/commands/command.ts';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import { day } from '../../monitoring/make-graduate.ts';
import { FormsCase, type Said } from '../forms/forms-case.ts';

export const A = 'ГБПОУ «Первый техникум»';
export const B = 'ГБПОУ «Второй колледж»';

/** Names that no screen, JSON or official workbook may show. */
export const NAMES = /Альфин|Бетин|Гаммин|Дельтин|Эпсилонов|Дзетин/;

const GRADUATES = `ФИО;Дата рождения;СНИЛС;Колледж;Код специальности;Адрес;Квалификация;Статус;Причина;Согласие на передачу данных
Альфин Иван Ильич;15.09.2007;;Первый техникум;15.01.05;г. Екатеринбург;Сварщик;не трудоустроен;;01.03.2026
Бетин Олег Ильич;01.02.2008;;Первый техникум;15.01.05;г. Екатеринбург;Сварщик;не трудоустроен;низкая зарплата;
Гаммин Пётр Ильич;11.01.2007;;Второй колледж;09.02.07;г. Ревда;Программист;продолжает обучение;;
Дельтин Семён Ильич;03.02.2007;;Второй колледж;09.02.07;г. Ревда;"Программист, тел. 8-900-000-00-00";;;
Эпсилонов Яков Ильич;03.03.2007;;Второй колледж;09.02.07;;Программист;не трудоустроен;мама Дзетина болеет, далеко ездить;
`;

/** A workspace with two colleges and five graduates of 2026; the clock stands on Monday 25.05.2026, noon of the region. */
export class CentreCase {
  readonly made: FormsCase;

  private constructor(made: FormsCase) {
    this.made = made;
  }

  static async start(): Promise<CentreCase> {
    const made = await FormsCase.start({
      colleges: [
        { name: A, email: null, dueTime: null },
        { name: B, email: null, dueTime: null },
      ],
    });
    made.now = '2026-05-25T07:00:00Z' as IsoInstant;
    const centre = new CentreCase(made);
    await centre.table(
      'колледжи.csv',
      `Наименование;Другие названия;Населённый пункт\n${A};Первый техникум;Екатеринбург\n${B};Второй колледж;Ревда\n`,
    );
    await centre.table('выпускники.csv', GRADUATES);
    return centre;
  }

  /** Imports a table given as text; @returns kind, accepted and rejected rows. */
  async table(name: string, text: string, asOf = '2026-05-25') {
    const file = await this.made.import(this.made.write(name, text), { asOf: day(asOf) });
    if (file.failure !== null) throw file.failure;
    return { kind: file.kind, ...file.rows };
  }

  /** Runs a command; a screen or a document with a name in it is a failure of every test. */
  async run(command: Command, options: Readonly<Record<string, unknown>> = {}, json = false): Promise<Said> {
    const said = await this.made.run(command, [], options, json);
    if (NAMES.test(said.out + said.err)) throw new Error(`a name on the screen: ${said.out}`);
    return said;
  }

  /** The JSON document of a command, as its schema reads it. */
  async document<T>(command: Command, schema: { parse: (json: unknown) => T }, options = {}): Promise<T> {
    return schema.parse(JSON.parse((await this.run(command, options, true)).out));
  }
}

/** The texts of a workbook by sheet: rows of the cells' values, empty rows left out. */
export async function sheetsOf(path: string): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return new Map(
    workbook.worksheets.map((sheet) => {
      const rows: string[][] = [];
      sheet.eachRow((row) => {
        const cells: string[] = [];
        row.eachCell((cell) => cells.push(cell.text));
        rows.push(cells);
      });
      return [sheet.name, rows];
    }),
  );
}

/** All texts of a workbook. */
export async function textOf(path: string): Promise<string> {
  return JSON.stringify([...(await sheetsOf(path))]);
}
