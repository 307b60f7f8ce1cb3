import type * as z from 'zod/mini';
import type { legalHoldView } from '../../shared/contracts/removal-view.ts';
import type { LegalHold } from '../../shared/domain/retention.ts';
import { shownTime } from '../http/shown-time.ts';

/** How staff keep a case beyond its time, as staff see it. */
export function presentHold(hold: LegalHold): z.input<typeof legalHoldView> {
  const { basis, documentNumber, note, placedBy, placedAt, lifted } = hold;
  return {
    ...{ basis, note, placedBy },
    ...(documentNumber !== undefined && { documentNumber }),
    placedAt: shownTime(placedAt),
    ...(lifted && { liftedBy: lifted.by, liftedAt: shownTime(lifted.at) }),
  };
}
