import { join } from 'node:path';
import { safeFileName } from '../../domain/file-name.ts';
import { groupBy } from '../../monitoring/tracking/group-by.ts';
import { type CardText, cardText } from '../../reports/cards/card-text.ts';
import type { CareerCard } from '../../reports/cards/career-card.ts';
import { planCards } from '../../reports/cards/plan-cards.ts';
import { writeCards } from '../../reports/cards/write-cards.ts';
import type { CardsDocument } from '../../reports/documents/cards-document.ts';
import { centreFields } from '../career-centre/look-at-centre.ts';
import type { IssueTarget } from '../issue-reports.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeOutput, writeReport } from '../write-report.ts';
import type { GatheredCards } from './gather-cards.ts';

const TITLE = 'Индивидуальная карьерная карточка выпускника';

/** Cards given out. */
export interface IssuedCards {
  readonly workbook: WrittenReport;
  readonly printed: readonly WrittenReport[];
}

/** The numbers of the cards, without names. */
export function cardsInNumbers({ cards, centre }: GatheredCards, target: IssueTarget): CardsDocument {
  const having = (holds: (card: CareerCard) => boolean) => cards.filter(holds).length;
  return {
    schema: 'route.cards/1',
    ...centreFields(target, centre.words()),
    cards: cards.length,
    groups: groupsOf(cards).length,
    looking: having(({ isLooking }) => isLooking),
    withOffers: having(({ offers }) => offers.length > 0),
    withBarriers: having(({ barriers }) => barriers.length > 0),
    withMeasures: having(({ measures }) => measures.length > 0),
    checksDue: cards.reduce(
      (sum, { checks }) => sum + checks.points.filter(({ state }) => state === 'due').length,
      0,
    ),
    files: [],
  };
}

/**
 * Writes the workbook of all cards, and printed cards beside it: a file a group, or with `each` a file a graduate. Names of files
 * hold no names of people.
 */
export async function issueCards(
  workspace: OpenWorkspace,
  gathered: GatheredCards,
  { reason, each }: { readonly reason: string; readonly each: boolean },
  target: IssueTarget,
): Promise<IssuedCards> {
  const { cards, centre } = gathered;
  const words = centre.words();
  const { asOf } = target;
  const folder = target.output ?? join(workspace.paths.reports, `Карьерные карточки ${asOf}`);
  const into = { ...target, output: folder, action: 'cards', reason };
  const workbook = await writeReport(workspace, planCards(cards, words, asOf), {
    ...into,
    content: cardsInNumbers(gathered, target),
  });
  const text = (card: CareerCard): CardText => cardText(card, words.statusLabel);
  const files: readonly (readonly [string, readonly CareerCard[]])[] = each
    ? cards.map((card) => [`выпускник № ${card.graduate.id}`, [card]] as const)
    : groupsOf(cards);
  const printed: WrittenReport[] = [];
  for (const [name, own] of files) {
    const file = {
      name: safeFileName(`Карточки ${asOf}, ${name}`),
      title: TITLE,
      outputClass: 'restricted' as const,
      extension: '.docx',
      bytes: await writeCards(TITLE, own.map(text)),
    };
    printed.push(await writeOutput(workspace, file, { ...into, content: null }));
  }
  return { workbook, printed };
}

function groupsOf(cards: readonly CareerCard[]): readonly (readonly [string, readonly CareerCard[]])[] {
  return groupBy(cards, ({ college, graduate }) => `${graduate.group ?? 'без группы'}, ${college}`);
}
