import type { Payment } from '../payment.ts';
import type { Decision } from '../task.ts';
import type { Application } from './application.ts';

/** What the content digest of an event covers. The writer of the event and its verifier both take it from here. */

/** What an applicant declared, and the terms that the case runs on. It sets the payee and the amount. */
export function declaredContent({
  applicant,
  certificate,
  payee,
  terms,
}: Pick<Application, 'applicant' | 'certificate' | 'payee' | 'terms'>): object {
  return { applicant, certificate, payee, terms };
}

/** What staff decided, with reasons and note. The event itself says who decided and when. */
export function decidedContent({ decidedBy: _, decidedAt: __, ...content }: Decision): object {
  return content;
}

/** To whom and how much an order pays. */
export function orderedContent({ payee }: Pick<Application, 'payee'>, { amountFen }: Payment): object {
  return { payee, amountFen };
}
