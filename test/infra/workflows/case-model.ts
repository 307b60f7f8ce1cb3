import { isBeginOfRun } from '../../../shared/domain/runs.ts';
import type { EventName, Transition } from '../../../shared/domain/transitions.ts';

/** A case with only what decides which way its workflow goes. */
export interface ModelCase {
  readonly phase: Transition['to'];
  /** Whether its publication has dates: a year without holiday data has none yet. */
  readonly isDated: boolean;
  /** Whether staff have approved the funds. */
  readonly isReviewed: boolean;
  /** Whether its entry was public for the whole window. */
  readonly isWindowOver: boolean;
  /** Whether an order is at the bank whose result is still to come. */
  readonly isOrderOut: boolean;
  /** Whether it was suspended while it was to be paid. */
  readonly wasToBePaid: boolean;
  /** Whether a later run than the one that is looked at takes care of it. */
  readonly hasLaterRun: boolean;
}

export type Table = readonly (Transition & { readonly event: EventName })[];
type Row = Table[number];

/** What the writers of an event make sure of before they write it, beside the phase. */
const GUARDS: Partial<Readonly<Record<EventName, (of: ModelCase, row: Row) => boolean>>> = {
  PUBLISHED: ({ isDated }) => isDated,
  CLOSED_UNCHALLENGED: ({ isWindowOver }) => isWindowOver,
  OBJECTION_REVIEW_OPENED: ({ isWindowOver }) => isWindowOver,
  OBJECTION_FILED: ({ isOrderOut }) => !isOrderOut,
  SUSPENDED: ({ isOrderOut }) => !isOrderOut,
  SUSPENSION_LIFTED: ({ wasToBePaid }, { to }) => to !== 'PAYING' || wasToBePaid,
  PAYMENT_REQUESTED: ({ isOrderOut }) => !isOrderOut,
  PAYMENT_SETTLED: ({ isOrderOut }) => isOrderOut,
  PAYMENT_RETURNED: ({ isOrderOut }) => isOrderOut,
};

const UNDATED_OR_DATED = [{ isDated: false }, { isDated: true }];

/** What an event changes beside the phase; one of several, where that depends on what the model leaves out. */
function consequences({ event, to }: Row, { phase }: ModelCase): readonly Partial<ModelCase>[] {
  switch (event) {
    case 'FUND_REVIEW_APPROVED':
      return UNDATED_OR_DATED.map((dates) => ({ isReviewed: true, ...dates }));
    case 'PUBLICATION_SCHEDULED':
      return [{ isDated: true }];
    case 'PUBLISHED':
      return [{ isWindowOver: false }];
    case 'SUSPENDED':
      return [{ wasToBePaid: phase === 'PAYING' }];
    case 'SUSPENSION_LIFTED':
      // Where it goes on the notice anew, the window that it had does not count.
      return to === 'PAYING'
        ? [{ wasToBePaid: false }]
        : UNDATED_OR_DATED.map((dates) => ({ wasToBePaid: false, isWindowOver: false, ...dates }));
    case 'PAYMENT_REQUESTED':
      return [{ isOrderOut: true }];
    case 'PAYMENT_SETTLED':
    case 'PAYMENT_RETURNED':
      return [{ isOrderOut: false }];
    default:
      return [{}];
  }
}

/**
 * The cases that a row of the table may make of a case; none where it, or its writer, does not let the event happen.
 */
export function casesAfter(row: Row, of: ModelCase): readonly ModelCase[] {
  if (row.from !== of.phase || GUARDS[row.event]?.(of, row) === false) return [];
  const hasLaterRun = of.hasLaterRun || isBeginOfRun({ event: row.event, before: of.phase });
  return consequences(row, of).map((changed) => ({ ...of, ...changed, phase: row.to, hasLaterRun }));
}

/** The same case once the window of its entry is over. Time needs no writer. */
export function afterItsWindow(of: ModelCase): ModelCase {
  return of.phase === 'PUBLICISED' ? { ...of, isWindowOver: true } : of;
}

/** Every case that there can be, by any events in any order, as it stands before the run that is looked at. */
export function everyCase(table: Table): readonly ModelCase[] {
  const found = new Map<string, ModelCase>();
  const add = (one: ModelCase) => {
    const known = { ...one, hasLaterRun: false };
    const key = JSON.stringify(known);
    if (found.has(key)) return;
    found.set(key, known);
    add(afterItsWindow(known));
    for (const row of table) for (const next of casesAfter(row, known)) add(next);
  };
  for (const { from, to } of table) if (from === null) add({ ...BEGUN, phase: to });
  return [...found.values()];
}

const BEGUN = {
  isDated: false,
  isReviewed: false,
  isWindowOver: false,
  isOrderOut: false,
  wasToBePaid: false,
  hasLaterRun: false,
} as const;
