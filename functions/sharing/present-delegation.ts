import type * as z from 'zod/mini';
import type { delegationView } from '../../shared/contracts/sharing.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { Delegation } from '../../shared/domain/delegation.ts';
import { shownTime } from '../http/shown-time.ts';

/** A delegation as staff see it, with the names of those who were seen at work before. */
export function presentDelegation(
  { setAt, superseded: _, ...delegation }: Delegation,
  today: CivilDate,
  names: { readonly from: string | undefined; readonly to: string | undefined },
): z.input<typeof delegationView> {
  return {
    ...delegation,
    ...(names.from !== undefined && { fromName: names.from }),
    ...(names.to !== undefined && { toName: names.to }),
    inForce: delegation.since <= today && today <= delegation.until,
    setAt: shownTime(setAt),
  };
}
