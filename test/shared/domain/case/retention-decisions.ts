import { liftHold, placeHold } from '../../../../shared/domain/case/legal-hold.ts';
import { beginRemoval } from '../../../../shared/domain/case/removal.ts';
import type { Decisions } from './decision-of-event.ts';

/** The events by which a case that has ended is kept, or loses its content. */
export const retentionDecisions = {
  LEGAL_HOLD_PLACED: (current, { at, staffFor }) =>
    placeHold(current, {
      basis: 'LITIGATION',
      documentNumber: `（2021）辽02行初${current.eventCount}号`,
      note: '诉讼期间延长保存',
      placedBy: staffFor('REVERSAL').staffId,
      placedAt: at,
    }),
  LEGAL_HOLD_LIFTED: (current, { at, staffFor }) => liftHold(current, staffFor('REVERSAL').staffId, at),
  CONTENT_REMOVED: (current, { at }) => beginRemoval(current, { scope: 'ALL', planId: '2026-06-17', at }),
} as const satisfies Decisions;
