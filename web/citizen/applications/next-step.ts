import type { Language } from '../../../shared/contracts/portal-pages.ts';
import type { Success } from '../../api/paths.ts';
import { endText, timeText } from '../../text/format.ts';
import type { OwnCaseText } from '../../text/zh/own-case.ts';

type Known = Pick<
  Success<'listOwnApplications'>['applications'][number],
  'phase' | 'publishAt' | 'closesAt' | 'paidAt'
>;

/** One sentence: what happens next, with its date where it is known, and whether the applicant must do anything. */
export function nextStep({ phase, publishAt, closesAt, paidAt }: Known, text: OwnCaseText, language: Language): string {
  if (phase === 'AWAITING_PUBLICATION' && publishAt) return text.publishedAt(timeText(publishAt, language));
  if (phase === 'PUBLICISED' && closesAt) return text.closesAt(endText(closesAt, language));
  if (phase === 'PAID' && paidAt) return text.paidAt(timeText(paidAt, language));
  return text.next[phase];
}
