import type { Payment } from '../payment.ts';
import type { Statement } from '../suspension.ts';
import type { Decision, Extension, Task } from '../task.ts';
import type { Application } from './application.ts';

/** What the content digest of an event covers. The writer of the event and its verifier both take it from here. */

/** What an applicant declares, and the terms that the case then runs on. It sets the payee and the amount. */
export type Declaration = Pick<Application, 'applicant' | 'certificate' | 'payee' | 'terms'>;

export function declaredContent({ applicant, certificate, payee, terms }: Declaration): object {
  return { applicant, certificate, payee, terms };
}

/** What staff decided, with reasons and note. The event itself says who decided and when. */
export function decidedContent({ decidedBy: _, decidedAt: __, ...content }: Decision): object {
  return content;
}

/** To whom and how much an order pays. */
export function orderedContent({ payee, amountFen }: Pick<Payment, 'payee' | 'amountFen'>): object {
  return { payee, amountFen };
}

/** What staff or the applicant put before staff. */
export function requestedContent({ request }: Pick<Task, 'request'>): object | undefined {
  return request;
}

/** Why staff took longer. */
export function extendedContent({ reason }: Extension): object {
  return { reason };
}

/** What the applicant says about a suspension. */
export function statedContent({ text }: Statement): object {
  return { text };
}
