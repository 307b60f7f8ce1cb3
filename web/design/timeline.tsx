import type { ReactNode } from 'react';

export interface TimelineStep {
  readonly id: string;
  /** `now` is the step under way; `failed` is an end that is not the hoped-for one. */
  readonly state: 'happened' | 'now' | 'expected' | 'failed';
  readonly title: string;
  /** When it happened, or by when it is expected, as text. */
  readonly time?: string;
  readonly text?: ReactNode;
}

interface TimelineProps {
  readonly label: string;
  /** The state of a step in words, for those who do not see the dots. */
  readonly stateText: Readonly<Record<TimelineStep['state'], string>>;
  readonly steps: readonly TimelineStep[];
}

/** The steps of a case, past and expected. Works on the server. */
export function Timeline({ label, stateText, steps }: TimelineProps) {
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map(({ id, state, title, time, text }) => (
        <li key={id} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <p>
            <span className="visually-hidden">{stateText[state]} </span>
            <strong>{title}</strong>
          </p>
          {time && <p className="secondary number">{time}</p>}
          {text && <p>{text}</p>}
        </li>
      ))}
    </ol>
  );
}
