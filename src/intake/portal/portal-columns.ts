import { cleanText } from '../../domain/text.ts';
import type { AdvertField } from './advert-source.ts';
import type { ColumnKind } from './column-kind.ts';

/** A column of the bulk export. */
export interface PortalColumn {
  readonly kind: ColumnKind;
  /** The field read from it; null for columns the product does not use. */
  readonly field: AdvertField | null;
  /** True for contacts of a person: never read. */
  readonly personal: boolean;
}

/**
 * Columns of both generations of the bulk CSV and of the bulk JSON, by folded name; null = not used,
 * `contacts` = contacts of a person. Source: header lines of the open data set «Вакансии» of trudvsem.ru.
 */
const COLUMNS: readonly (readonly [string, ColumnKind, AdvertField | 'contacts' | null])[] = [
  ['id', 'uuid', 'id'],
  ['academicdegree', 'word', null],
  ['accommodationcapability', 'flag', 'housing'],
  ['accommodationtype', 'word', null],
  ['additionalpremium', 'any', null],
  ['additionalrequirements', 'free', 'moreRequirements'],
  ['bonustype', 'word', null],
  ['measuretype', 'word', null],
  ['busytype', 'word', 'employment'],
  ['careerperspective', 'flag', null],
  ['changetime', 'date', null],
  ['codeexternalsystem', 'word', null],
  ['codeprofession', 'code', 'professionCode'],
  ['codeprofessionalsphere', 'latin', 'sphereCode'],
  ['companycode', 'word', null],
  ['contactperson', 'word', 'contacts'],
  ['contactsource', 'word', 'contacts'],
  ['dataids', 'json', null],
  ['datecreate', 'date', 'created'],
  ['datemodify', 'date', 'modified'],
  ['deleted', 'flag', 'deleted'],
  ['education', 'word', 'education'],
  ['educationspeciality', 'free', null],
  ['foreignworkerscapability', 'flag', 'foreignWorkers'],
  ['metroids', 'any', null],
  ['ismobilityprogram', 'flag', null],
  ['ismoderated', 'flag', null],
  ['isuzbekistanrecruitment', 'flag', 'uzbekistan'],
  ['isquoted', 'flag', 'quoted'],
  ['needmedcard', 'word', null],
  ['oknpocode', 'code', null],
  ['oksocode', 'code', 'oksoCode'],
  ['originalsourcetype', 'latin', 'originalSourceType'],
  ['othervacancybenefit', 'free', null],
  ['positionrequirements', 'free', 'requirements'],
  ['positionresponsibilities', 'free', 'duties'],
  ['publicationperiod', 'number', null],
  ['publisheddate', 'date', null],
  ['regionname', 'word', 'regionName'],
  ['regionnameterm', 'word', null],
  ['companybusinesssize', 'latin', null],
  ['requiredcertificates', 'free', null],
  ['requireddrivelicense', 'any', null],
  ['requiredexperience', 'number', 'experience'],
  ['retrainingcapability', 'flag', null],
  ['retrainingcondition', 'free', null],
  ['retraininggrant', 'word', null],
  ['retraininggrantvalue', 'number', null],
  ['salary', 'sum', 'payText'],
  ['salarymin', 'number', 'payMin'],
  ['salarymax', 'number', 'payMax'],
  ['scheduletype', 'word', 'schedule'],
  ['socialprotectedids', 'any', 'socialProtected'],
  ['socialprotectedidslist', 'any', null],
  ['sourcetype', 'word', 'sourceType'],
  ['stateregioncode', 'code', 'regionCode'],
  ['status', 'word', 'status'],
  ['transportcompensation', 'word', null],
  ['vacancyaddressadditionalinfo', 'free', 'addressMore'],
  ['vacancyaddress', 'free', 'address'],
  ['vacancyaddresscode', 'code', 'addressCode'],
  ['vacancyaddresshouse', 'free', 'addressHouse'],
  ['vacancyaddresslatitude', 'number', 'latitude'],
  ['vacancyaddresslongitude', 'number', 'longitude'],
  ['vacancybenefitids', 'any', null],
  ['vacancyname', 'free', 'title'],
  ['visibility', 'word', 'visibility'],
  ['workplaces', 'number', 'places'],
  ['professionalspherename', 'word', 'sphereName'],
  ['federaldistrictcode', 'number', null],
  ['industrybranchname', 'word', 'defenceBranch'],
  ['contactlist', 'json', 'contacts'],
  ['companyname', 'free', 'companyName'],
  ['fullcompanyname', 'free', 'companyFullName'],
  ['companyinn', 'code', 'companyInn'],
  ['company', 'json', 'company'],
  ['languageknowledge', 'json', null],
  ['hardskills', 'json', null],
  ['softskills', 'json', null],
  ['skills', 'json', null],
  ['geo', 'json', 'geo'],
  ['socialprotecteds', 'any', 'socialProtected'],
  ['educationrequirements', 'any', 'education'],
  ['typicalposition', 'any', 'typicalPosition'],
  ['experiencerequirements', 'number', 'experience'],
  ['premium', 'any', null],
  ['idprioritycategory', 'word', null],
  ['datepublished', 'date', null],
  ['creationdate', 'date', 'created'],
  ['vacancyurl', 'url', 'url'],
  ['vacurl', 'url', 'url'],
  ['qualifications', 'free', 'qualification'],
  ['responsibilities', 'free', 'duties'],
  ['addresscode', 'code', 'addressCode'],
  ['addressoffice', 'any', null],
  ['hiredate', 'word', null],
  ['workplace', 'json', 'workPlace'],
  ['medicalcertificate', 'word', null],
  ['scheduletypecomment', 'free', null],
  ['benefitdetails', 'free', null],
  ['trainingdays', 'number', null],
  ['shift', 'any', null],
  ['medicaldocument', 'any', null],
  ['benefit', 'free', null],
  ['conditions', 'free', null],
];

const PORTAL_COLUMNS: ReadonlyMap<string, PortalColumn> = new Map(
  COLUMNS.map(([name, kind, field]) => [
    name,
    { kind, field: field === 'contacts' ? null : field, personal: field === 'contacts' },
  ]),
);

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  н: 'h',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  т: 't',
  х: 'x',
  у: 'y',
};

/** A header name for comparing: no quotes, case, separators, and no Cyrillic look-alikes («requiredСertificates»). */
export function foldColumnName(header: string): string {
  return cleanText(header)
    .toLowerCase()
    .replace(/["'_\s-]/g, '')
    .replace(/[а-я]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/** The column behind a header of a bulk export, or null for a name the portal is not known to use. */
export function findPortalColumn(header: string): PortalColumn | null {
  return PORTAL_COLUMNS.get(foldColumnName(header)) ?? null;
}

/** Cells of a header line, without the quotes some tools add. */
export function splitHeaderLine(line: string): readonly string[] {
  return line.split('|').map((cell) => cleanText(cell).replace(/^"(.*)"$/, '$1'));
}
