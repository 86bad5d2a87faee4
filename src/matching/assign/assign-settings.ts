/** Named parts of the cost of sending a person to an advert, in the order they are shown. */
export const COST_PARTS = ['training', 'distance', 'preference', 'pay', 'change'] as const;

/** One of {@link COST_PARTS}. */
export type CostPart = (typeof COST_PARTS)[number];

/** Cost by part, whole numbers; their sum is at most 1000. */
export type Cost = Readonly<Record<CostPart, number>>;

/** Groups of graduates in the order they are served; whoever belongs to none is served last. */
const PRIORITY_CLASSES = ['contract-broken', 'statutory', 'deficit-or-cluster'] as const;

/** One of {@link PRIORITY_CLASSES}. */
export type PriorityClass = (typeof PRIORITY_CLASSES)[number];

/** How a routing is made; all of it is configuration. */
export interface AssignSettings {
  /** The greatest cost of each part; together at most 1000. */
  readonly weights: Cost;
  /** First served first. */
  readonly priority: readonly PriorityClass[];
  /** From this distance on the part of distance is at its greatest, kilometres. */
  readonly farKm: number;
  /** Alternatives named beside the assigned advert, at most. */
  readonly alternatives: number;
  /** One place is shown to at most so many people, as assigned or as an alternative. */
  readonly exposure: number;
}

/** The values used where the configuration is silent. */
export const DEFAULT_ASSIGN_SETTINGS: AssignSettings = {
  weights: { training: 350, distance: 250, preference: 150, pay: 150, change: 100 },
  priority: PRIORITY_CLASSES,
  farKm: 100,
  alternatives: 4,
  exposure: 3,
};
