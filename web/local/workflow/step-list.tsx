import { Timeline, type TimelineStep } from '../../design/timeline.tsx';
import { timeText } from '../../text/format.ts';
import { useLocalText } from '../local-text.tsx';
import type { Outcome, Step } from './workflow-api.ts';

const TIMELINE_STATE: Readonly<Record<Outcome, TimelineStep['state']>> = {
  DONE: 'happened',
  RUNNING: 'now',
  FAILED: 'failed',
  STOPPED: 'failed',
};

/** The steps of an execution as a list, for those who do not see the drawing. */
export function StepList({ steps }: { readonly steps: readonly Step[] }) {
  const { language, text } = useLocalText();
  const words = text.workflow;
  const shown = (instant: string) => timeText(instant, language);
  const timeOf = ({ enteredAt, leftAt, until }: Step) => {
    if (leftAt)
      return shown(enteredAt) === shown(leftAt) ? shown(leftAt) : words.period(shown(enteredAt), shown(leftAt));
    return [words.since(shown(enteredAt)), until && words.until(shown(until))].filter(Boolean).join(' · ');
  };
  return (
    <Timeline
      label={words.steps}
      stateText={{ happened: words.marks.DONE, now: words.marks.RUNNING, expected: '', failed: words.marks.FAILED }}
      steps={steps.map((step, index) => ({
        id: `${index}-${step.state}`,
        state: TIMELINE_STATE[step.outcome],
        title: words.state(step.state),
        time: timeOf(step),
        text: [
          step.outcome === 'STOPPED' && words.marks.STOPPED,
          step.tries > 1 && words.tries(step.tries),
          step.error && words.error(step.error),
        ]
          .filter(Boolean)
          .join(' · '),
      }))}
    />
  );
}
