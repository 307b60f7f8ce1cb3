import { CITY_AGENCY } from '../agency-code.ts';
import { ServiceError } from '../errors.ts';
import { type Handover, handoversOfAgencies } from '../handover.ts';
import type { Task } from '../task.ts';
import type { Application } from './application.ts';
import { handoverContent } from './case-content.ts';
import { type Change, changeBy } from './change.ts';

/**
 * Staff pass a case on to the agency that it belongs to. Phase and due time stay; its open tasks are in the queue of
 * the new agency from now on. What was written before keeps the agency that wrote it.
 *
 * @param tasks those of the case that are open
 * @throws ServiceError WRONG_PHASE once it is approved; HANDOVERS_USED_UP where the agencies have passed it on as often
 *   as they may, and it is not the city that decides
 * @source Default
 */
export function changeAgency(
  application: Application,
  { handover, tasks }: { readonly handover: Handover; readonly tasks: readonly Task[] },
): Change {
  const { to: agency, by: staffId, byAgency, at } = handover;
  // Whoever had claimed a task is of the agency that gives it away.
  const effects = tasks.map(({ claim: _, ...task }) => ({ kind: 'MOVE_TASK', task: { ...task, agency } }) as const);
  const change = changeBy(
    {
      application,
      event: 'AGENCY_CHANGED',
      actor: { kind: 'staff', staffId },
      at,
      content: handoverContent(handover),
      effects,
    },
    // The phase stays, and so does the form of the case.
    (before, fields) =>
      ({ ...before, ...fields, agency, handovers: [...(before.handovers ?? []), handover] }) as Application,
  );
  const { terms, handovers } = application;
  if (byAgency !== CITY_AGENCY && handoversOfAgencies(handovers) >= terms.handoversOfAgencies) {
    throw new ServiceError('HANDOVERS_USED_UP', 'passed on as often as the agencies may');
  }
  return change;
}
