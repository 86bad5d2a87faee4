import { isRightMunicipality, isRightSettlement, type LocatedAddress } from './labelled-addresses.ts';
import { figure, table } from './markdown-table.ts';
import { share } from './measure.ts';

const KINDS: readonly (readonly [string, string])[] = [
  ['portal', 'опубликованные вакансии'],
  ['plain', 'составленные, как пишет портал'],
  ['hard', 'составленные трудные'],
];

/** How well addresses are read, in Markdown: by kind of address, then every address read wrong. */
export function renderAddresses(located: readonly LocatedAddress[]): string {
  const rows = [
    ...KINDS.map(([kind, name]) => [name, located.filter(({ labelled }) => labelled.kind === kind)] as const),
    ['**все**', located] as const,
  ];
  const wrong = located.filter((one) => !(isRightMunicipality(one) && isRightSettlement(one)));
  return [
    '## Территория',
    '',
    'Адрес читается только по тексту: без кода и координат. Поселение считается там, где оно есть в справочнике региона.',
    '',
    ...table(
      ['адреса', 'штук', 'муниципалитет (нужно ≥ 0,970)', 'поселение (нужно ≥ 0,930)'],
      rows.map(([name, members]) => {
        const known = members.filter(({ inTables }) => inTables);
        return [
          name,
          String(members.length),
          figure(share(members, isRightMunicipality)),
          `${figure(share(known, isRightSettlement))} из ${known.length}`,
        ];
      }),
    ),
    '',
    'Прочитано неверно:',
    '',
    ...table(
      ['адрес', 'нужно', 'прочитано'],
      wrong.map(({ labelled, municipality, settlement }) => [
        labelled.address,
        `${labelled.municipality} / ${labelled.settlement}`,
        `${municipality} / ${settlement}`,
      ]),
    ),
  ].join('\n');
}
