import { z } from 'zod';

const count = z.int().min(0);
const share = z.number().min(0).max(1);

const specialty = z.strictObject({
  code: z.string().regex(/^\d{2}\.0[12]\.\d{2}$/),
  edition: z.enum(['1199', '336']),
});

const verdict = z
  .enum(['deficit', 'surplus', 'even', 'unsure'])
  .describe(
    'вывод: дефицит, излишек, поровну; unsure — «неопределённо»: вакансии под вопросом могут его изменить',
  );

/** What is said of each row, whatever it is by. */
const measures = {
  name: z.string(),
  graduates: count.nullable().describe('выпуск; null — выпускники по этому признаку не делятся'),
  available: count.describe('доступных; у отрасли — её доля при пропорциональном разделе'),
  adverts: count,
  places: count,
  inflowAdverts: count.describe('вакансий за последнюю неделю'),
  inflowPlaces: count,
  largePlaces: count.describe('мест в крупных вакансиях, входят в places'),
  agencyPlaces: count.describe('мест у агентств, входят в places'),
  feasibleUnmet: count.describe('мест, которые не закрыть ни при каком распределении'),
  sharedUnmet: count.describe('мест, не закрытых при пропорциональном разделе'),
  surplus: count.nullable().describe('выпускников без места при любом распределении'),
  unsurePlaces: count.describe('мест под вопросом: распознаны неуверенно; по профессиям не складываются'),
  gapLow: z.int().describe('места − доступные'),
  gapHigh: z.int().describe('то же со всеми местами под вопросом'),
  verdict,
  tension: z.number().min(0).nullable().describe('K = доступные / места; null — мест нет'),
  deficitIndex: z
    .number()
    .min(-1)
    .max(1)
    .nullable()
    .describe('I = (места − доступные) / (места + доступные); null — вместе меньше пяти'),
  persistence: share.nullable().describe('доля мест, открытых долго; null — даты не указаны'),
  urgency: z.number().min(0).describe('feasibleUnmet × (1 + persistence): порядок строк'),
  requestPlaces: count.describe('мест в заявках работодателей колледжам'),
  requestsBeyondAdverts: count.describe('из них сверх вакансий тех же работодателей'),
  forecastPlaces: count.describe('мест в прогнозе региона'),
};

const row = z.strictObject({ key: z.string().describe('пустой ключ — не установлено'), ...measures });

const line = z.strictObject({ specialty, count });

const certificate = z
  .strictObject({
    kind: z.enum(['deficit', 'surplus']),
    places: count,
    graduates: count,
    gap: count.describe(
      'разница: столько мест (deficit) или выпускников (surplus) останется при любом распределении',
    ),
    placeProfessions: z.array(line).describe('профессии мест, сначала наибольшие'),
    graduateProfessions: z.array(line).describe('профессии выпускников, сначала наибольшие'),
    territories: z.array(z.string().nullable()).describe('где места (deficit) или выпускники (surplus)'),
  })
  .describe('доказательство: эти места доступны только этим выпускникам, или наоборот');

const compared = z.strictObject({
  key: z.string(),
  name: z.string(),
  availableThen: count,
  availableNow: count,
  placesThen: count,
  placesNow: count.describe('placesThen + newPlaces − closedPlaces + changedPlaces'),
  newPlaces: count,
  closedPlaces: count,
  changedPlaces: z.int(),
  unmetThen: count,
  unmetNow: count,
  change: z
    .enum(['new', 'closed', 'grown', 'eased', 'same', 'none'])
    .describe('дефицит: новый, закрыт, вырос, снизился, без изменений, нет и не было'),
});

/** `route match … --json`. */
export const matchDocument = z
  .strictObject({
    schema: z.literal('route.match/1'),
    asOf: z.iso.date().describe('день баланса'),
    totals: z.strictObject({
      graduates: count.describe('выпускников в отборе'),
      available: count.describe(
        'доступных: без вычетов (работа, обучение, служба, целевой договор и другие)',
      ),
      adverts: count.describe('открытых вакансий в отборе'),
      places: count.describe('мест в них; вакансия без числа мест мест не прибавляет'),
      unmatchedAdverts: count.describe(
        'вакансий вне баланса: не распознаны, СПО не требуется, регион не известен, квота на иностранцев',
      ),
      unmatchedPlaces: count.describe('мест в них и мест, занятых целевыми договорами'),
    }),
    headline: z
      .strictObject({
        matched: count.describe('мест можно закрыть'),
        lowerBound: count.describe('нижняя граница feasibleUnmet, без оптимизации'),
        feasibleUnmet: count.describe('мест не закрыть ни при каком распределении'),
        feasibleUnmetAtMost: count.describe('то же со всеми местами под вопросом'),
        sharedUnmet: count.describe('не закрыто при пропорциональном разделе: верхняя граница feasibleUnmet'),
        surplus: count.describe('выпускников без места при любом распределении'),
        surplusAtLeast: count.describe('то же, если бы каждое место под вопросом досталось выпускнику'),
        unsurePlaces: count.describe('мест под вопросом'),
      })
      .describe('итог: возможное распределение и его границы'),
    professions: z
      .array(
        z.strictObject({
          ...row.shape,
          specialty: specialty
            .nullable()
            .describe('новейшая программа профессии; null — специальность не указана'),
          potentialPlaces: count.describe('мест, куда профессия могла бы пойти; не складываются'),
        }),
      )
      .describe('по профессиям, сначала самые срочные'),
    sectors: z.array(row).describe('по отраслям'),
    territories: z.array(row).describe('по муниципалитетам'),
    certificates: z
      .array(certificate)
      .describe('связанные группы: сумма gap равна feasibleUnmet (deficit) и surplus (surplus)'),
    professionCertificates: z
      .array(certificate)
      .describe('что доказано об одной профессии; строки пересекаются и не складываются'),
    comparison: z
      .strictObject({
        from: z.iso.date(),
        total: compared,
        professions: z.array(compared),
        sectors: z.array(compared),
        territories: z.array(compared),
        newAdverts: count,
        closedAdverts: count,
      })
      .nullable()
      .describe('что изменилось с более раннего дня (--compare); null — не спрашивали'),
    cells: z
      .array(
        z.strictObject({
          specialty: specialty.describe(
            'программа выпускников; новейшая программа профессии, если выпускников нет',
          ),
          sector: z
            .string()
            .nullable()
            .describe('отрасль; null — выпускники, которых в пределах досягаемости никто не ищет'),
          territory: z
            .string()
            .nullable()
            .describe(
              'муниципалитет: у выпускников — где живут, у мест — где работа; «Вахта», «Удалённая работа»; null — не установлен',
            ),
          supply: count.describe('доступных выпускников'),
          places: count,
          adverts: count,
        }),
      )
      .describe(
        'пропорциональный раздел в целых числах: Σ supply = available, Σ places = places − unmatchedPlaces, Σ adverts = adverts − unmatchedAdverts',
      ),
  })
  .describe('route match --json');

/** The document of a balance. */
export type MatchDocument = z.infer<typeof matchDocument>;
