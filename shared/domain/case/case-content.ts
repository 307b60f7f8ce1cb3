import type { Death, HeirsPayee } from '../death.ts';
import type { Handover } from '../handover.ts';
import type { Payment } from '../payment.ts';
import type { Conclusion, Repayment } from '../recovery.ts';
import type { LegalHold } from '../retention.ts';
import type { Statement } from '../suspension.ts';
import type { Decision, Extension, Task } from '../task.ts';
import type { TaskRequest } from '../task-request.ts';
import type { Application } from './application.ts';

/** What the content digest of an event covers. The writer of the event and its verifier both take it from here. */

/** What an applicant declares, and the terms that the case then runs on. It sets the payee and the amount. */
export type Declaration = Pick<Application, 'applicant' | 'certificate' | 'payee' | 'terms'>;

export function declaredContent({ applicant, certificate, payee, terms }: Declaration): object {
  return { applicant, certificate, payee, terms };
}

/** What a submission declares, and how it came over the counter where it did. */
export function submittedContent(declared: Declaration & Pick<Application, 'counterEntry'>): object {
  const { counterEntry } = declared;
  return { ...declaredContent(declared), ...(counterEntry && { counterEntry }) };
}

/** What staff decided, with reasons and note. The event itself says who decided and when. */
export function decidedContent({ decidedBy: _, decidedAt: __, ...content }: Decision): object {
  return content;
}

/** To whom and how much an order pays. */
export function orderedContent({
  payee,
  payeeName,
  amountFen,
}: Pick<Payment, 'payee' | 'payeeName' | 'amountFen'>): object {
  return { payee, ...(payeeName !== undefined && { payeeName }), amountFen };
}

/** When the applicant died, and by which evidence. The event itself says who recorded it. */
export function deathContent({ diedOn, evidence }: Pick<Death, 'diedOn' | 'evidence'>): object {
  return { diedOn, evidence };
}

/** What a payer is asked about the payee of the heirs: the content of the event that named it. */
export function heirsPayeeRequest({
  heir,
  payee,
  evidence,
  namedBy,
}: Pick<HeirsPayee, 'heir' | 'payee' | 'evidence' | 'namedBy'>): TaskRequest & { readonly kind: 'HEIRS_PAYEE' } {
  return { kind: 'HEIRS_PAYEE', heir, payee, evidence, askedBy: namedBy };
}

/** What staff or the applicant put before staff. */
export function requestedContent({ request }: Pick<Task, 'request'>): object | undefined {
  return request;
}

/** Why staff took longer. */
export function extendedContent({ reason }: Extension): object {
  return { reason };
}

/** From which agency to which one staff passed the case, and why. */
export function handoverContent({ from, to, reason }: Handover): object {
  return { from, to, reason };
}

/** What the applicant says about a suspension. */
export function statedContent({ text }: Statement): object {
  return { text };
}

/** Money that came back in a recovery. The event itself says who recorded it and when. */
export function repaidContent({ amountFen, reference, receivedOn }: Repayment): object {
  return { amountFen, reference, receivedOn };
}

/** How a recovery ended, or where it went. */
export function concludedContent({ status, explanation }: Conclusion): object {
  return { status, explanation };
}

/** Why staff keep a case beyond its time. */
export function heldContent({ basis, documentNumber, note }: LegalHold): object {
  return { basis, documentNumber, note };
}
