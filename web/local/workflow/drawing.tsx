import { useEffect, useRef } from 'react';
import { useLocalText } from '../local-text.tsx';
import './drawing.css';
import { StateBox } from './state-box.tsx';
import { takenWays } from './taken-ways.ts';
import { ArrowHeads, WayLabel, WayLine } from './way-line.tsx';
import type { Step, WorkflowDrawing } from './workflow-api.ts';

interface DrawingProps {
  readonly drawing: WorkflowDrawing;
  readonly steps: readonly Step[];
  /** The states that the execution is in. The first of them is scrolled into sight, or else the last step. */
  readonly current: readonly string[];
}

const UNITS_PER_REM = 16;

/** The workflow with the states that were visited. Its size follows the text size of the reader. */
export function Drawing({ drawing, steps, current }: DrawingProps) {
  const { text } = useLocalText();
  const words = text.workflow;
  const region = useScrolledTo(drawing, current[0] ?? steps.at(-1)?.state ?? drawing.states[0]?.name);
  const taken = takenWays(drawing, steps);
  const marks = new Map(steps.map(({ state, outcome }) => [state, outcome]));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard */}
      <section className="drawing-region" aria-label={words.region} tabIndex={0} ref={region}>
        <svg
          className="drawing"
          role="img"
          aria-label={words.drawing}
          width={`${drawing.width / UNITS_PER_REM}rem`}
          height={`${drawing.height / UNITS_PER_REM}rem`}
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        >
          <ArrowHeads />
          {drawing.states.map((state) => (
            <StateBox key={state.name} state={state} mark={marks.get(state.name)} />
          ))}
          {drawing.edges.map((way) => (
            <WayLine key={wayKey(way)} way={way} taken={taken.has(way)} />
          ))}
          {drawing.edges.map((way) => (
            <WayLabel key={wayKey(way)} way={way} />
          ))}
        </svg>
      </section>
      <p className="secondary">{words.legend}</p>
    </>
  );
}

function wayKey({ from, to, kind, condition, errors }: WorkflowDrawing['edges'][number]): string {
  return [from, to, kind, condition, errors].join('\n');
}

/** A region whose middle shows a state as soon as the case is in it. The page itself does not move. */
function useScrolledTo({ states, width }: WorkflowDrawing, name: string | undefined) {
  const region = useRef<HTMLElement>(null);
  const state = states.find((each) => each.name === name);
  useEffect(() => {
    const shown = region.current;
    if (!shown || !state) return;
    const scale = shown.scrollWidth / width;
    shown.scrollTo({
      left: (state.x + state.width / 2) * scale - shown.clientWidth / 2,
      top: (state.y + state.height / 2) * scale - shown.clientHeight / 2,
    });
  }, [state, width]);
  return region;
}
