/** УГС a portal sphere or an ОКВЭД class speaks for. A nudge between near-equal readings, never louder than a title. */
const SPHERE_UGS: Readonly<Record<string, string>> = {
  AccountingTaxesManagement: '38',
  Agricultural: '35 36 20',
  BuldindRealty: '08 07 21',
  ChemicalAndFuelIndustry: '18 21',
  Communal: '08 13',
  Culture: '51 52 53 54',
  DeskWork: '46',
  Education: '44 49',
  Entertainment: '51 43',
  ElectricpowerIndustry: '13',
  Finances: '38',
  Food: '19',
  Forest: '35',
  HomePersonal: '34 43',
  HumanRecruitment: '46',
  IndustrialTrainingMasters: '44',
  Industry: '15 22 18 29',
  InformationTechnology: '09 10 11',
  Jurisprudence: '40',
  Logistic: '38 23',
  Marketing: '42',
  MechanicalEngineering: '15',
  Medicine: '31 32 33 34 39',
  Metallurgy: '22 15',
  Resources: '21',
  Restaurants: '43',
  RootLightIndustry: '29',
  Safety: '40 20',
  Sales: '38',
  ServiceMaintenance: '43',
  SportsFitnessBeautySalons: '49 43',
  StateServices: '40 46',
  Transport: '23 26 25',
};
const OKVED_UGS: Readonly<Record<string, string>> = {
  '01': '35 36',
  '02': '35',
  '03': '35',
  '05': '21',
  '06': '21',
  '07': '21',
  '10': '19',
  '11': '19',
  '13': '29',
  '14': '29',
  '16': '35',
  '17': '35 29',
  '18': '29',
  '19': '18',
  '20': '18',
  '21': '18 33',
  '22': '18',
  '23': '08 18',
  '24': '22',
  '25': '15',
  '26': '11 12',
  '27': '13',
  '28': '15',
  '29': '15 23',
  '30': '24 26 23',
  '31': '35',
  '33': '15',
  '35': '13',
  '36': '08',
  '37': '08',
  '38': '20',
  '41': '08',
  '42': '08',
  '43': '08',
  '45': '23',
  '46': '38',
  '47': '38',
  '49': '23',
  '50': '26',
  '51': '25',
  '52': '23 38',
  '53': '11',
  '55': '43',
  '56': '43',
  '61': '11',
  '62': '09',
  '63': '09',
  '64': '38',
  '65': '38',
  '68': '08 21',
  '71': '08 21',
  '73': '42 54',
  '75': '36',
  '80': '40',
  '81': '08 43',
  '84': '40',
  '85': '44',
  '86': '31 34',
  '87': '39 34',
  '88': '39',
  '90': '51 52 53',
  '91': '51',
  '93': '49',
  '95': '13 09',
  '96': '43',
};

/** Groups of known titles an advert's sphere and ОКВЭД speak for: 1 for each of them; null when they say nothing. */
export type FavouredGroups = (sphereCode: string | null, okved: string | null) => Uint8Array | null;

/** Prepares the answers for so many groups; `ugs` tells the УГС («15», «22») of a group, empty for none. */
export function favouredGroups({
  count,
  ugs: ugsOf,
}: {
  count: number;
  ugs(group: number): string;
}): FavouredGroups {
  /** By the УГС spoken for: as many as the tables above can combine, a few hundred. */
  const known = new Map<string, Uint8Array>();
  return (sphereCode, okved) => {
    const bySphere = SPHERE_UGS[sphereCode ?? ''] ?? '';
    const byOkved = OKVED_UGS[(okved ?? '').slice(0, 2)] ?? '';
    if (bySphere === '' && byOkved === '') return null;
    const listed = `${bySphere} ${byOkved}`.trim();
    let groups = known.get(listed);
    if (groups === undefined) {
      const ugs = new Set(listed.split(' '));
      groups = Uint8Array.from({ length: count }, (_, group) => (ugs.has(ugsOf(group)) ? 1 : 0));
      known.set(listed, groups);
    }
    return groups;
  };
}
