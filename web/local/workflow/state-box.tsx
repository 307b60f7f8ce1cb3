import { Icon } from '../../design/icon.tsx';
import { TONE_ICON, type Tone } from '../../design/tone.ts';
import { useLocalText } from '../local-text.tsx';
import { titleLines } from './title-lines.ts';
import type { DrawnState, Outcome } from './workflow-api.ts';

const MARK_TONE: Readonly<Record<Outcome, Tone>> = {
  DONE: 'done',
  RUNNING: 'waiting',
  FAILED: 'error',
  STOPPED: 'attention',
};

const EDGE_OF_TEXT = 12;
const LINE_HEIGHT = 17;
const FIRST_LINE = 22;
/** The line with the kind of the state and with its mark, below two lines of its name. */
const LAST_LINE = 61;
const ICON = 20;

interface StateBoxProps {
  readonly state: DrawnState;
  /** How the last visit ended; undefined for a state that was not visited. */
  readonly mark: Outcome | undefined;
}

/** A state: its name, what it does, and its mark as icon, word and colour. */
export function StateBox({ state: { name, kind, x, y, width, height }, mark }: StateBoxProps) {
  const { text } = useLocalText();
  const words = text.workflow;
  return (
    <g className="state" data-kind={kind} data-mark={mark} transform={`translate(${x} ${y})`}>
      <rect width={width} height={height} rx={kind === 'succeed' || kind === 'fail' ? 24 : 6} />
      <text className="state-name" y={FIRST_LINE}>
        {titleLines(words.state(name)).map((line, index) => (
          <tspan key={line} x={EDGE_OF_TEXT} dy={index === 0 ? 0 : LINE_HEIGHT}>
            {line}
          </tspan>
        ))}
      </text>
      <text className="state-kind" x={EDGE_OF_TEXT} y={LAST_LINE}>
        {words.kinds[kind]}
      </text>
      {mark && (
        <>
          <text className="state-mark" x={width - EDGE_OF_TEXT - ICON} y={LAST_LINE} textAnchor="end">
            {words.marks[mark]}
          </text>
          <g transform={`translate(${width - EDGE_OF_TEXT - ICON + 3} ${LAST_LINE - 15})`} className="state-mark-icon">
            <Icon name={TONE_ICON[MARK_TONE[mark]]} />
          </g>
        </>
      )}
    </g>
  );
}
