import { describe, expect, test } from 'vitest';
import { distanceKm } from '../../../src/domain/territory.ts';
import { createLocator, type LocateInput } from '../../../src/matching/territory/create-locator.ts';
import { loadReference } from '../../../src/reference/load-reference.ts';

const reference = loadReference();

function locatorOf(digits: string) {
  const region = reference.regions.find(digits);
  if (region === null) throw new Error(digits);
  return createLocator(reference.territories, region);
}

const sverdlovsk = locatorOf('66');
const tatarstan = locatorOf('16');

const bare = { address: null, addressCode: null, point: null };
function whereIs(locator: ReturnType<typeof locatorOf>, input: Partial<LocateInput>) {
  const { place } = locator.locate({ ...bare, ...input });
  return place === null ? null : [place.municipality, place.settlement];
}

describe('addresses of the portal', () => {
  test.each<[string, string, string | null]>([
    [
      'Татарстан республика, г Казань, Рахимова улица, дом: Д. 16;офис/квартира: ПОМЕЩ. 2;',
      'Казань',
      'Казань',
    ],
    [
      'Татарстан республика, Нижнекамский район, г Нижнекамск, Промзона территория, 84, Работа на строительной площадке на 2027 год Контактный номер телефона: 8XXXXXXXXXX',
      'Нижнекамский',
      'Нижнекамск',
    ],
    [
      'Татарстан республика, Нижнекамский район, г Нижнекамск, Спортивная улица, д.9 пом.4 , Объект находится по адресу: г. Нижнекамск, территория Промзона, 84 (строительная площадка)',
      'Нижнекамский',
      'Нижнекамск',
    ],
    [
      'Татарстан республика, Ютазинский район, Абсалямово село, Советская улица, дом: ЗД. 123;',
      'Ютазинский',
      'Абсалямово',
    ],
    [
      'Татарстан республика, Елабужский район, ОЭЗ Алабуга территория, Ш-2 улица, дом: К. 1/6;офис/квартира: КАБ. 319;',
      'Елабужский',
      null,
    ],
    [
      'Татарстан республика, Агрызский район, г Агрыз, Ижевская улица, дом: 16;, г.Агрыз,ул.К.Маркса д. 8, офис 8',
      'Агрызский',
      'Агрыз',
    ],
    [
      'Татарстан республика, Новошешминский район, совхоза "Красный Октябрь" поселок, Советская улица, 1',
      'Новошешминский',
      'Красный Октябрь',
    ],
    [
      'Татарстан республика, Атнинский район, Новые Шаши село, Молодежная улица, дом: 13;',
      'Атнинский',
      'Новые Шаши',
    ],
    [
      'Татарстан республика, Зеленодольский район, г Зеленодольск, Комарова улица, 37, Респ Татарстан, г Зеленодольск, ул Комарова, д 37, офис 203',
      'Зеленодольский',
      'Зеленодольск',
    ],
    [
      'Татарстан республика, Зеленодольский район, г Зеленодольск, Промышленная площадка Зеленодольск промышленный район, дом: ЗД. 17;корпус: К. 1;офис/квартира: ОФИС 201;, РТ, Промышленная площадка Зеленодольск, здание 17 корп 1 офис 201',
      'Зеленодольский',
      'Зеленодольск',
    ],
    [
      'Татарстан республика, Зеленодольский район, г Зеленодольск, Озерная улица, 11, 422541, г Зеленодольск, р-н Зеленодольский, ул Озерная, д. 20а',
      'Зеленодольский',
      'Зеленодольск',
    ],
    [
      'Татарстан республика, г Набережные Челны, Академика Рубаненко улица, 4, Новый город, 1/06',
      'Набережные Челны',
      'Набережные Челны',
    ],
    [
      'Татарстан республика, Нижнекамский район, г Нижнекамск, СНТ Нижнекамскнефтехим территория, 2',
      'Нижнекамский',
      'Нижнекамск',
    ],
    ['Татарстан республика, Нурлатский район, г Нурлат, Советская улица, : ДОМ 152', 'Нурлатский', 'Нурлат'],
  ])('%s', (address, municipality, settlement) => {
    expect(whereIs(tatarstan, { address })).toEqual([municipality, settlement]);
  });

  test.each<[string, string, string, string]>([
    [
      '25',
      'Приморский край, г Спасск-Дальний, Борисова улица, дом: Д. 17;',
      'Спасск-Дальний',
      'Спасск-Дальний',
    ],
    ['71', '301840, г Ефремов, р-н Ефремовский, ул Московская Застава, д. 1', 'Ефремов', 'Ефремов'],
    [
      '78',
      'г Санкт-Петербург, Капитана Грищенко улица, 3 корпус 2, Фактический адрес (2 корпус): 198206, Санкт-Петербург, ул. Капитана Грищенко, дом 3, корпус 2, литер А',
      'Санкт-Петербург',
      'Санкт-Петербург',
    ],
    [
      '78',
      'г Санкт-Петербург, г Колпино, Пролетарская улица, дом: 44;корпус: ЛИТ.А;',
      'Колпино',
      'Санкт-Петербург',
    ],
    ['78', 'г Санкт-Петербург, поселок Шушары, Московское шоссе, 1', 'Шушары', 'Санкт-Петербург'],
    [
      '77',
      'г Москва, Большая Юшуньская улица, 1А, корп.4, 117303, г. Москва, ул Юшуньская Б., д. 1А',
      'Москва',
      'Москва',
    ],
    ['77', 'г Москва, Тверской район, Тверская улица, 7', 'Тверской', 'Москва'],
    ['23', 'Краснодарский край, Динской район, станица Динская, Красная ул., 1', 'Динской', 'Динская'],
    ['61', 'Ростовская область, г Ростов-на-Дону, пр-кт Ленина', 'Ростов-на-Дону', 'Ростов-на-Дону'],
  ])('region %s: %s', (digits, address, municipality, settlement) => {
    expect(whereIs(locatorOf(digits), { address })).toEqual([municipality, settlement]);
  });

  test('a federal city is a place even without an address', () => {
    expect(whereIs(locatorOf('78'), {})).toEqual(['Санкт-Петербург', 'Санкт-Петербург']);
  });
});

describe('ways to write an address', () => {
  test.each<[string, string | null, string | null]>([
    ['г. Екатеринбург, п. Шабровский, ул. Ленина, 1', 'Екатеринбург', 'Шабровский'],
    [
      'Свердловская обл, Алапаевский р-н, рп Верхняя Синячиха, ул. Плишкина',
      'Алапаевское',
      'Верхняя Синячиха',
    ],
    ['Свердловская область, Алапаевск г, Ленина ул, 5', 'Алапаевск', 'Алапаевск'],
    [
      '620000, Свердловская область, городской округ Верхняя Пышма, г Верхняя Пышма, пр-кт Успенский',
      'Верхняя Пышма',
      'Верхняя Пышма',
    ],
    ['г.о. Сысертский, п. Бобровский', 'Сысертский', 'Бобровский'],
    [
      'Российская Федерация, Свердловская область, г. Каменск-Уральский',
      'Каменск-Уральский',
      'Каменск-Уральский',
    ],
    ['Россия, Свердловская, Ревда', 'Ревда', 'Ревда'],
    ['г. Берёзовский', 'Березовский', 'Березовский'],
    ['ул. Ленина 5, г. Реж', 'Режевской', 'Реж'],
    ['г. Eкатеринбург, ул. 8 Марта, д. 5, с. 2', 'Екатеринбург', 'Екатеринбург'],
    ['Сысертский район, г Арамиль', 'Арамильский', 'Арамиль'],
    ['село Покровское, Каменский район', 'Каменский', 'Покровское'],
  ])('%s', (address, municipality, settlement) => {
    expect(whereIs(sverdlovsk, { address })).toEqual([municipality, settlement]);
  });

  test('a village the tables do not have keeps its name, without a point', () => {
    const { place } = sverdlovsk.locate({ ...bare, address: 'Камышловский район, д. Кашина, 5' });
    expect(place).toEqual({
      region: '6600000000000',
      municipality: 'Камышловский',
      settlement: 'Кашина',
      point: null,
    });
  });

  test('a second address counts only as a plain work site', () => {
    const office = 'Екатеринбург город, Машиностроителей улица, дом 22';
    expect(
      whereIs(sverdlovsk, { address: `${office}, Место работы: г. Первоуральск, ул. Трубников, 5` }),
    ).toEqual(['Первоуральск', 'Первоуральск']);
    expect(whereIs(sverdlovsk, { address: `${office}, г. Первоуральск, ул. Трубников, 5` })).toEqual([
      'Екатеринбург',
      'Екатеринбург',
    ]);
    expect(whereIs(sverdlovsk, { address: `${office}, Место работы: г. Челябинск` })).toEqual([
      'Екатеринбург',
      'Екатеринбург',
    ]);
  });

  test.each([
    'Челябинская область, г Челябинск, ул. Труда',
    'г Челябинск, ул Труда',
    'Московская область, г Химки',
  ])('an address of another region is no place here: %s', (address) => {
    expect(sverdlovsk.locate({ ...bare, address })).toMatchObject({ place: null, evidence: 'other-region' });
  });

  test.each([null, '', 'д. 8, к. 2', 'Свердловская область', 'по согласованию'])(
    '%j says nothing',
    (address) => {
      expect(sverdlovsk.locate({ ...bare, address })).toMatchObject({ place: null, evidence: 'none' });
    },
  );
});

describe('namesakes', () => {
  const white = { latitude: 56.56, longitude: 61.42 };

  test('Совхозный is two settlements: without more it stays open and names both', () => {
    expect(sverdlovsk.locate({ ...bare, address: 'п. Совхозный' })).toMatchObject({
      place: null,
      evidence: 'ambiguous',
      ambiguous: ['Совхозный (Белоярский)', 'Совхозный (Екатеринбург)'],
    });
    expect(sverdlovsk.locateSettlement('Совхозный')).toBeNull();
  });

  test.each<[string, Partial<LocateInput>, string]>([
    ['the district in the text', { address: 'Белоярский район, п Совхозный, ул. Мира' }, 'Белоярский'],
    ['the town before it', { address: 'г Екатеринбург, п Совхозный' }, 'Екатеринбург'],
    ['the coordinates', { address: 'п Совхозный', point: white }, 'Белоярский'],
  ])('%s decides', (_, input, municipality) => {
    expect(whereIs(sverdlovsk, input)).toEqual([municipality, 'Совхозный']);
  });

  test('coordinates far from all namesakes decide nothing', () => {
    const far = { latitude: 60, longitude: 60 };
    expect(sverdlovsk.locate({ ...bare, address: 'п Совхозный', point: far }).evidence).toBe('ambiguous');
  });

  test('a village of another district than the one known is not it', () => {
    const { place } = sverdlovsk.locate({ ...bare, address: 'Ирбитский район, с. Покровское' });
    expect(place).toMatchObject({ municipality: 'Ирбитское', settlement: 'Покровское', point: null });
  });

  test('every pair of namesakes of Татарстан in two districts is told apart by the district', () => {
    const region = reference.regions.find('16');
    if (region === null) throw new Error('16');
    const named = Map.groupBy(
      reference.territories.settlements(region.code),
      (settlement) => settlement.name,
    );
    const several = Array.from(named.values())
      .filter((same) => new Set(same.map((settlement) => settlement.municipality)).size > 1)
      .slice(0, 200);
    expect(several.length).toBeGreaterThan(100);
    for (const { name, municipality, type } of several.flat()) {
      if (municipality === null || type !== 'с') continue;
      expect(whereIs(tatarstan, { address: `${municipality} район, ${name} село` })).toEqual([
        municipality,
        name,
      ]);
    }
  });
});

describe('without a telling address', () => {
  test.each<[string, Partial<LocateInput>, readonly (string | null)[] | null]>([
    ['code of a city', { addressCode: '6600000200000' }, ['Асбестовский', 'Асбест']],
    ['code with a street', { addressCode: '66000002000001200' }, ['Асбестовский', 'Асбест']],
    ['code of another region', { addressCode: '7400000100000' }, null],
    ['point in a city', { point: { latitude: 56.84, longitude: 60.6 } }, ['Екатеринбург', 'Екатеринбург']],
    ['point in the taiga', { point: { latitude: 62, longitude: 62 } }, null],
    [
      'point given to a region alone',
      { address: 'Свердловская область', point: { latitude: 56.84, longitude: 60.6 } },
      null,
    ],
    [
      'district and a point in its town',
      { address: 'Сысертский район', point: { latitude: 56.5, longitude: 60.82 } },
      ['Сысертский', 'Сысерть'],
    ],
  ])('%s', (_, input, expected) => {
    expect(whereIs(sverdlovsk, input)).toEqual(expected);
  });

  test('the point of the advert is kept unless it is far from the settlement named', () => {
    const near = { latitude: 56.8, longitude: 60.7 };
    const address = 'г Екатеринбург';
    expect(sverdlovsk.locate({ ...bare, address, point: near }).place?.point).toEqual(near);
    const far = { latitude: 55.75, longitude: 37.62 };
    expect(sverdlovsk.locate({ ...bare, address, point: far }).place?.point?.longitude).toBeCloseTo(60.6, 0);
  });
});

describe('how the work is reached', () => {
  test.each<[Partial<LocateInput>, string]>([
    [{ schedule: 'Вахтовый метод' }, 'rotation'],
    [{ title: 'Сварщик (вахта)' }, 'rotation'],
    [{ title: 'Электромонтёр вахтовым методом' }, 'rotation'],
    [{ title: 'Вахтёр' }, 'on-site'],
    [{ title: 'Вахтенный матрос' }, 'on-site'],
    [{ employment: 'Удаленная' }, 'remote'],
    [{ schedule: 'Дистанционная (удаленная) работа' }, 'remote'],
    [{ schedule: 'Полный рабочий день', employment: 'Полная занятость' }, 'on-site'],
  ])('%o is %s', (input, mode) => {
    expect(sverdlovsk.locate({ ...bare, ...input }).mode).toBe(mode);
  });
});

test.each<[string, readonly (string | null)[] | null]>([
  ['г. Нижний Тагил', ['Нижний Тагил', 'Нижний Тагил']],
  ['екатеринбург', ['Екатеринбург', 'Екатеринбург']],
  ['п. Рефтинский', ['Рефтинский', 'Рефтинский']],
  ['Неизвестное', null],
])('the settlement of a college or a residence: %s', (name, expected) => {
  const place = sverdlovsk.locateSettlement(name);
  expect(place === null ? null : [place.municipality, place.settlement]).toEqual(expected);
});

test.each<[string, string, number]>([
  ['Екатеринбург', 'Первоуральск', 40],
  ['Екатеринбург', 'Нижний Тагил', 125],
  ['Екатеринбург', 'Ивдель', 425],
])('from %s to %s it is about %i km as the crow flies', (from, to, km) => {
  const [a, b] = [sverdlovsk.locateSettlement(from)?.point, sverdlovsk.locateSettlement(to)?.point];
  if (a == null || b == null) throw new Error(`${from} or ${to} has no point`);
  expect(Math.abs(distanceKm(a, b) - km)).toBeLessThan(10);
  expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 9);
});

describe('addresses typed by hand', () => {
  const primorye = locatorOf('25');
  const kuban = locatorOf('23');
  const petersburg = locatorOf('78');

  test.each<[string, ReturnType<typeof locatorOf>, string, readonly [string | null, string | null]]>([
    [
      'no commas',
      sverdlovsk,
      'обл Свердловская г Нижняя Тура ул Ильича 2А',
      ['Нижнетуринский', 'Нижняя Тура'],
    ],
    ['a postcode and no comma', sverdlovsk, '622034 г.Ревда ул.Мира,5', ['Ревда', 'Ревда']],
    ['a cut region', sverdlovsk, 'Свердл. обл., г. Реж, ул. Ленина, 3', ['Режевской', 'Реж']],
    [
      'a cut край',
      primorye,
      'Прим. край, г. Дальнегорск, пр-кт 50 лет Октября, 125',
      ['Дальнегорский', 'Дальнегорск'],
    ],
    ['another region stays another', sverdlovsk, 'Челяб. обл., г. Миасс, ул. Мира, 1', [null, null]],
    [
      'a short kind behind two words',
      tatarstan,
      'Татарстан республика, Рыбно-Слободский район, Рыбная Слобода пгт',
      ['Рыбно-Слободский', 'Рыбная Слобода'],
    ],
    [
      'ст. for станица',
      kuban,
      'Краснодарский край, Северский район, ст. Северская, ул. Ленина, 1',
      ['Северский', 'Северская'],
    ],
    [
      'the work site behind a dash',
      tatarstan,
      'Татарстан республика, г Казань, Кутуя улица, 110, место работы - г. Елабуга, ОЭЗ Алабуга',
      ['Елабужский', 'Елабуга'],
    ],
    [
      'a house number is no муниципальный округ',
      petersburg,
      'г Санкт-Петербург, Кондратьевский проспект, 15',
      ['Санкт-Петербург', 'Санкт-Петербург'],
    ],
    [
      "the register's вн.тер.г.",
      petersburg,
      'г. Санкт-Петербург, вн.тер.г. муниципальный округ Морские ворота, наб. реки Екатерингофки, 29',
      ['Морские ворота', 'Санкт-Петербург'],
    ],
  ])('%s', (_, locator, address, place) => {
    expect(whereIs(locator, { address }) ?? [null, null]).toEqual(place);
  });
});
