import { PHASES, type Phase } from '../phase.ts';
import { SECOND_LOOK_STAGES, type SecondLookStage } from '../task-kind.ts';
import type { Tally } from './tally.ts';

/** The spans of a case whose working days are reported. */
export const SPANS = ['VERIFICATION', 'FUND_REVIEW', 'PAYMENT', 'UNTIL_PAID', 'UNTIL_REFUSED'] as const;
export type Span = (typeof SPANS)[number];

/**
 * Where the money of approved cases is, and what came back of it. Approved = paid + returned + pending + suspended, and
 * net = paid − repaid.
 *
 * @source docs/adr/0055-reports-are-counted-as-cases-change.md
 */
export const MONEY = ['approved', 'paid', 'returned', 'pending', 'suspended', 'repaid'] as const;
export type Money = (typeof MONEY)[number];

/** What is counted of the second looks: those to be decided, those that were, and how many of these differ. */
export const SECOND_LOOK_FIGURES = ['open', 'decided', 'disagreements'] as const;
export type SecondLookFigure = (typeof SECOND_LOOK_FIGURES)[number];

/** A longer span counts as this many working days: an upper limit of the figures that a cell can have. */
export const LONGEST_SPAN = 250;

/** The names of the figures in a tally. */
export const figure = {
  count: (phase: Phase) => `count:${phase}`,
  fen: (phase: Phase) => `fen:${phase}`,
  money: (money: Money) => `money:${money}`,
  days: (span: Span, workingDays: number) => `days:${span}:${Math.min(workingDays, LONGEST_SPAN)}`,
  secondLook: (stage: SecondLookStage, counted: SecondLookFigure) => `second-look:${stage}:${counted}`,
  paidCount: 'paid:count',
  paidFen: 'paid:fen',
} as const;

/** How many cases a tally has in each phase, and their amounts; the phases without a case are left out. */
export function phaseCounts(
  tally: Tally,
): readonly { readonly phase: Phase; readonly count: number; readonly fen: number }[] {
  return PHASES.map((phase) => ({
    phase,
    count: tally[figure.count(phase)] ?? 0,
    fen: tally[figure.fen(phase)] ?? 0,
  })).filter(({ count, fen }) => count !== 0 || fen !== 0);
}

/** The second looks in a tally, by the stage of the decision; the stages without any are left out. */
export function secondLookCounts(
  tally: Tally,
): readonly ({ readonly stage: SecondLookStage } & Readonly<Record<SecondLookFigure, number>>)[] {
  return SECOND_LOOK_STAGES.map((stage) => {
    const of = (counted: SecondLookFigure) => tally[figure.secondLook(stage, counted)] ?? 0;
    return { stage, open: of('open'), decided: of('decided'), disagreements: of('disagreements') };
  }).filter(({ open, decided }) => open !== 0 || decided !== 0);
}

/** The money in a tally, in fen. */
export function moneyIn(tally: Tally): Readonly<Record<Money | 'net', number>> {
  const of = (money: Money) => tally[figure.money(money)] ?? 0;
  return {
    approved: of('approved'),
    paid: of('paid'),
    returned: of('returned'),
    pending: of('pending'),
    suspended: of('suspended'),
    repaid: of('repaid'),
    net: of('paid') - of('repaid'),
  };
}

/**
 * The median of a span's working days in a tally; undefined where no case has passed it. Of an even number of cases, it
 * lies halfway between the two in the middle.
 */
export function medianDays(tally: Tally, span: Span): number | undefined {
  const prefix = `days:${span}:`;
  const counts = Object.entries(tally)
    .filter(([name, count]) => name.startsWith(prefix) && count > 0)
    .map(([name, count]) => ({ days: Number(name.slice(prefix.length)), count }))
    .sort((one, other) => one.days - other.days);
  const cases = counts.reduce((total, { count }) => total + count, 0);
  if (cases === 0) return undefined;
  /** The days of the case at a place of that order, counted from 0. */
  const at = (place: number): number => {
    let passed = 0;
    for (const { days, count } of counts) {
      passed += count;
      if (passed > place) return days;
    }
    return 0;
  };
  return (at(Math.floor((cases - 1) / 2)) + at(Math.floor(cases / 2))) / 2;
}
