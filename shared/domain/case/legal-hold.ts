import { ServiceError } from '../errors.ts';
import type { Instant } from '../instant.ts';
import { activeHold, type LegalHold } from '../retention.ts';
import type { Application } from './application.ts';
import { heldContent } from './case-content.ts';
import { type Change, changeBy } from './change.ts';

/**
 * Staff keep a case that has ended beyond its time (保全), such as during a lawsuit.
 *
 * @throws ServiceError WRONG_PHASE where the case has not ended, or is kept already
 * @source policy data; casework §13
 */
export function placeHold(application: Application, hold: LegalHold): Change {
  if (activeHold(application)) throw new ServiceError('WRONG_PHASE', 'kept already');
  const { placedBy: staffId, placedAt: at } = hold;
  const content = heldContent(hold);
  return changeBy(
    { application, event: 'LEGAL_HOLD_PLACED', actor: { kind: 'staff', staffId }, at, content, isOfVouchers: true },
    // The phase stays, and so does the form of the case.
    (before, fields) => ({ ...before, ...fields, legalHolds: [...(before.legalHolds ?? []), hold] }) as Application,
  );
}

/** Staff let a case go again. @throws ServiceError WRONG_PHASE where nothing keeps it */
export function liftHold(application: Application, staffId: string, at: Instant): Change {
  const hold = activeHold(application);
  if (!hold) throw new ServiceError('WRONG_PHASE', 'nothing keeps it');
  const lifted = { ...hold, lifted: { by: staffId, at } };
  return changeBy(
    { application, event: 'LEGAL_HOLD_LIFTED', actor: { kind: 'staff', staffId }, at, isOfVouchers: true },
    (before, fields) => {
      const legalHolds = (before.legalHolds ?? []).map((each) => (each === hold ? lifted : each));
      return { ...before, ...fields, legalHolds } as Application;
    },
  );
}
