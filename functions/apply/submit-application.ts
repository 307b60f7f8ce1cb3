import type { submitApplicationRoute } from '../../shared/contracts/apply.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { PhoneCodeStore } from '../../shared/table/phone-code-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requireOwn } from './declared-entitlement.ts';
import { proveContact } from './prove-contact.ts';
import { firstAnswer } from './refuse-submission.ts';
import { type TakeApplicationDeps, takeApplication } from './take-application.ts';

type Route = typeof submitApplicationRoute;

export interface SubmitApplicationDeps extends TakeApplicationDeps {
  readonly phoneCodes: Pick<PhoneCodeStore, 'check'>;
}

/**
 * Takes an application of the caller. A phone that the token does not prove needs its code, which is checked before and
 * used up in the transaction.
 *
 * @throws ServiceError WRONG_PERSON; VALIDATION where the phone is not proven; as takeApplication
 * @source Guide §1, §4
 */
export async function submitApplication(
  { body, caller, idempotencyKey }: HttpRequest<Route>,
  deps: SubmitApplicationDeps,
): Promise<Reply<Route>> {
  requireOwn(body, caller);
  const { phone } = body.applicant;
  return takeApplication(
    {
      route: 'submitApplication',
      sender: caller.subject,
      idempotencyKey,
      body,
      readAt: '/v1/applications',
      proof: async (sent) => {
        const contact = { caller, pointer: '/applicant/phone', at: instantOf(sent.moment) } as const;
        try {
          return { proof: await proveContact({ ...body, phone }, contact, deps.phoneCodes) };
        } catch (error) {
          // A repeated request has used its code up, and gets the first answer.
          const { idempotency } = await deps.submissions.priorRecord(sent.keys);
          const replay = await firstAnswer(idempotency, sent, deps);
          if (replay) return replay;
          throw error;
        }
      },
    },
    deps,
  );
}
