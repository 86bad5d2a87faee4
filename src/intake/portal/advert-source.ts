/** What is read from an advert of the portal, whatever the file calls it. */
export type AdvertField =
  | 'id'
  | 'title'
  | 'typicalPosition'
  | 'places'
  | 'regionCode'
  | 'regionName'
  | 'address'
  | 'addressHouse'
  | 'addressMore'
  | 'addressCode'
  | 'latitude'
  | 'longitude'
  | 'geo'
  | 'company'
  | 'companyName'
  | 'companyFullName'
  | 'companyInn'
  | 'sourceType'
  | 'originalSourceType'
  | 'professionCode'
  | 'oksoCode'
  | 'sphereCode'
  | 'sphereName'
  | 'defenceBranch'
  | 'education'
  | 'experience'
  | 'schedule'
  | 'employment'
  | 'payText'
  | 'payMin'
  | 'payMax'
  | 'quoted'
  | 'workPlace'
  | 'socialProtected'
  | 'uzbekistan'
  | 'foreignWorkers'
  | 'housing'
  | 'requirements'
  | 'duties'
  | 'qualification'
  | 'moreRequirements'
  | 'created'
  | 'modified'
  | 'url'
  | 'deleted'
  | 'status'
  | 'visibility';

/** One advert before its values are read: a row of the bulk CSV or an object of a JSON document. */
export interface AdvertSource {
  /** The value as written; null when there is none, and for a value that is no text, number or flag. At most `limit` bytes are read. */
  text(field: AdvertField, limit?: number): string | null;
  /** A structured value; null when there is none, `undefined` when it is not JSON. */
  json(field: AdvertField): unknown;
  /** What the file calls the field. */
  column(field: AdvertField): string;
}
