import { type Application, countedObjections } from '../../../../shared/domain/case/application.ts';
import { isFinal } from '../../../../shared/domain/phase.ts';
import { TRANSITIONS, type Transition } from '../../../../shared/domain/transitions.ts';
import type { LaterEvent } from './all-decisions.ts';

/** A row of the transition table that happens to a case. */
export type LaterRow = Transition & { readonly event: LaterEvent };

export const LATER_ROWS = TRANSITIONS.filter(({ from }) => from !== null) as readonly LaterRow[];

/** The rows that a case in its phase can take, in the order of the table. */
export function possibleRows(application: Application): readonly LaterRow[] {
  return LATER_ROWS.filter((row) => row.from === application.phase && isOpen(application, row));
}

/** Whether what the table allows in a phase is still to be done. */
function isOpen(application: Application, { event, to }: LaterRow): boolean {
  const { phase, corrections = [] } = application;
  if (event === 'CORRECTION_ASKED') return corrections.filter(({ stage }) => stage === phase).length < 2;
  if (event === 'OBJECTION_NOT_ADMITTED') return countedObjections(application) > 0;
  if (event === 'PUBLISHED') return application.stage === 'scheduled';
  if (phase === 'SUSPENDED' && to === 'PAYING') return application.suspension.from === 'PAYING';
  if (phase !== 'REJECTED') return true;
  if (event === 'RECONSIDERATION_REQUESTED') return !application.reconsideration && !application.overturned;
  return !application.overturned || event.startsWith('COMPLAINT');
}

/** The rows of a phase that is final: the case stays in it. */
export const ROWS_AFTER_THE_END = LATER_ROWS.filter(({ from }) => from !== null && isFinal(from));
