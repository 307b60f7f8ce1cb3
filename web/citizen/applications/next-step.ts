import type { Language } from '../../../shared/contracts/portal-pages.ts';
import type { Success } from '../../api/paths.ts';
import { endText, timeText } from '../../text/format.ts';
import type { CitizenText } from '../../text/zh/citizen.ts';

type Known = Pick<
  Success<'listOwnApplications'>['applications'][number],
  | 'phase'
  | 'correction'
  | 'paymentReturn'
  | 'suspension'
  | 'reconsideration'
  | 'overturned'
  | 'publishAt'
  | 'closesAt'
  | 'paidAt'
>;

/** One sentence: what happens next, with its date where it is known, and whether the applicant must do anything. */
export function nextStep(
  known: Known,
  { ownCase: text, payee }: Pick<CitizenText, 'ownCase' | 'payee'>,
  language: Language,
): string {
  const { phase, correction, paymentReturn, suspension, reconsideration, overturned } = known;
  const { publishAt, closesAt, paidAt } = known;
  if (correction) return text.correctBy(endText(correction.dueAt, language));
  if (paymentReturn) {
    const { confirming, refusal, code, text: said } = paymentReturn;
    if (confirming) return text.returned.confirming;
    return refusal ? text.returned.refused : text.returned.correct(payee.reasonText(code, said));
  }
  if (suspension?.statement) return text.suspended.made;
  if (suspension) return text.suspended.open(endText(suspension.statementUntil, language));
  if (overturned) return text.challenged.overturned;
  if (reconsideration && !reconsideration.outcome)
    return text.challenged.asked(endText(reconsideration.dueAt, language));
  if (phase === 'AWAITING_PUBLICATION' && publishAt) return text.publishedAt(timeText(publishAt, language));
  if (phase === 'PUBLICISED' && closesAt) return text.closesAt(endText(closesAt, language));
  if (phase === 'PAID' && paidAt) return text.paidAt(timeText(paidAt, language));
  return text.next[phase];
}
