import { isFinal } from '../../../shared/domain/phase.ts';
import { Timeline, type TimelineStep } from '../../design/timeline.tsx';
import { endText, timeText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { PublicityDay } from './publicity-day.tsx';
import type { OwnApplication } from './use-own-application.ts';

const TITLE_OF_STEP = { again: 'checkedAgain', admitted: 'admitted' } as const;

/** The steps that have happened, the one under way, and those to come with their latest dates. */
export function Course({ application }: { readonly application: OwnApplication }) {
  const { language, text } = useCitizenText();
  const { ownCase } = text;
  const { timeline, expected, phase: currentPhase, publishAt, closesAt, admittedBy } = application;
  const notLaterThan = (instant: string) => ownCase.notLaterThan(endText(instant, language));

  const happened = timeline.map(({ phase, at, text: said }, index): TimelineStep => {
    const step = index === 0 ? admittedBy && 'admitted' : phase === 'VERIFYING' ? 'again' : undefined;
    const isCurrent = index === timeline.length - 1 && !isFinal(currentPhase);
    const due = isCurrent ? expected[0]?.notLaterThan : undefined;
    return {
      id: `${at} ${phase}`,
      state: isCurrent ? 'now' : phase === 'REJECTED' ? 'failed' : 'happened',
      title: step ? ownCase[TITLE_OF_STEP[step]] : ownCase.steps[phase],
      time: timeText(at, language),
      text: (
        <>
          {ownCase.stepText(phase, said, step)}
          {isCurrent && phase === 'PUBLICISED' && publishAt && closesAt && (
            <PublicityDay publishAt={publishAt} closesAt={closesAt} />
          )}
          {due && <span className="line">{notLaterThan(due)}</span>}
        </>
      ),
    };
  });
  const toCome = expected.map(
    ({ phase, notLaterThan: latest }): TimelineStep => ({
      id: `expected ${phase}`,
      state: 'expected',
      title: ownCase.steps[phase],
      ...(latest && { time: notLaterThan(latest) }),
    }),
  );
  return <Timeline label={ownCase.course} stateText={ownCase.stepStates} steps={[...happened, ...toCome]} />;
}
