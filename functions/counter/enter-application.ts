import type { enterApplicationRoute } from '../../shared/contracts/counter.ts';
import { type TakeApplicationDeps, takeApplication } from '../apply/take-application.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requireMayEnter } from './may-enter.ts';

type Route = typeof enterApplicationRoute;

export interface EnterApplicationDeps extends TakeApplicationDeps {
  /** The keyed hash of an ID number. */
  readonly personOf: (idNumber: string) => string;
}

/**
 * Staff enter an application that is presented at the counter. It is assessed, limited and refused as one that the
 * applicant sends. The phone needs no code: the applicant, or the agent, stands before the person who enters it.
 *
 * Who enters it is kept with those who decide, and so decides nothing in it, at any stage.
 *
 * @throws ServiceError WRONG_ROLE; OWN_APPLICATION; VALIDATION where staff would be the agent; as takeApplication
 * @source 社会保险经办条例 29, 30
 */
export async function enterApplication(
  { body, caller, idempotencyKey }: HttpRequest<Route>,
  deps: EnterApplicationDeps,
): Promise<Reply<Route>> {
  requireMayEnter(caller, body);
  const { presentedBy, agent } = body;
  return takeApplication(
    {
      route: 'enterApplication',
      sender: caller.subject,
      idempotencyKey,
      body,
      counter: {
        entry: { presentedBy, ...(agent && { agent }) },
        enteredBy: { person: deps.personOf(caller.idNumber), staffId: caller.subject },
      },
      readAt: '/v1/staff/applications',
    },
    deps,
  );
}
