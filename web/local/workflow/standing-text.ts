import type { Language } from '../../../shared/contracts/portal-pages.ts';
import { timeText } from '../../text/format.ts';
import type { LocalText } from '../../text/zh/local.ts';
import type { Standing, Step } from './workflow-api.ts';

/** Where an execution is, in one sentence. */
export function standingText(
  { status, current, last, steps = [] }: Standing & { readonly steps?: readonly Step[] },
  { language, text }: { readonly language: Language; readonly text: LocalText },
): string {
  const words = text.workflow;
  if (status !== 'RUNNING') {
    const shown = words.status[status];
    return last === undefined ? words.endedEarlier(shown) : words.ended(shown, words.state(last));
  }
  if (current.length === 0) return words.between;
  const states = current.map(words.state).join(language === 'en' ? ', ' : '、');
  const until = steps.findLast(({ state, until: instant }) => instant && current.includes(state))?.until;
  return until === undefined ? words.now(states) : words.nowUntil(states, timeText(until, language));
}
