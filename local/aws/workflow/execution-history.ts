import type { VirtualClock } from '../../clock/virtual-clock.ts';

/** One entry into a state. It holds no input and no output, because they may contain personal data. */
export interface Step {
  readonly state: string;
  readonly enteredAt: Date;
  /** `STOPPED` is a step that ended with the execution, or with the state around it. */
  readonly outcome: 'RUNNING' | 'DONE' | 'FAILED' | 'STOPPED';
  readonly leftAt?: Date | undefined;
  readonly tries: number;
  /** The name of the last error, of a state that failed or was tried again. */
  readonly error?: string;
  /** When the wait or the pause before the next try ends, in a step that is running. */
  readonly until?: Date;
}

/** What the interpreter reports of an execution, as far as the history needs it. */
export interface ExecutionEvent {
  readonly type: string;
  readonly state?: { readonly name: string };
  readonly Error?: string;
}

export interface ExecutionHistory {
  readonly take: (event: ExecutionEvent) => void;
  /** A state waits for an instant. The returned function says that the wait is over. */
  readonly waits: (state: string, until: Date) => () => void;
  /** The execution is over, and everything that still runs in it. */
  readonly end: () => void;
  /** The last steps, oldest first. */
  readonly steps: () => readonly Step[];
  /** The states that the execution is in: those that run, without the ones around them. */
  readonly current: () => readonly string[];
  /** Whether the steps begin with the first one of the execution. */
  readonly isComplete: () => boolean;
}

/** How many steps of one execution are kept. A case needs about thirty. */
export const MOST_STEPS = 200;

interface HistorySettings {
  readonly now: VirtualClock['now'];
  /** The state around a state that is part of a branch. */
  readonly around: ReadonlyMap<string, string>;
  /** Whether an earlier process had begun the execution, so that its first steps are not known. */
  readonly resumed: boolean;
}

/** Records the steps of one execution by the clock of the run. */
export function executionHistory({ now, around, resumed }: HistorySettings): ExecutionHistory {
  const steps: Step[] = [];
  const waits = new Map<string, Date>();
  let complete = !resumed;

  const change = (state: string, changeOf: (step: Step) => Partial<Step>): void => {
    const index = steps.findLastIndex((step) => step.state === state);
    const step = steps[index];
    if (step) steps[index] = { ...step, ...changeOf(step) };
  };
  const stopInside = (state: string): void => {
    for (const [inner, outer] of around) {
      if (outer !== state) continue;
      change(inner, ({ outcome }) => (outcome === 'RUNNING' ? { outcome: 'STOPPED', leftAt: now() } : {}));
      stopInside(inner);
    }
  };

  return {
    take({ type, state, Error: error }) {
      if (!state) return;
      const { name } = state;
      switch (type) {
        case 'StateEntered':
          steps.push({ state: name, enteredAt: now(), outcome: 'RUNNING', tries: 1 });
          if (steps.length > MOST_STEPS) {
            steps.shift();
            complete = false;
          }
          return;
        case 'StateExited':
          // A state whose error was caught is left as well. It has failed all the same.
          return change(name, ({ outcome }) => ({ outcome: outcome === 'FAILED' ? outcome : 'DONE', leftAt: now() }));
        case 'StateFailed':
          change(name, () => ({ outcome: 'FAILED', leftAt: now(), ...(error !== undefined && { error }) }));
          return stopInside(name);
        case 'StateRetried':
          return change(name, ({ tries }) => ({ outcome: 'RUNNING', leftAt: undefined, tries: tries + 1 }));
      }
    },
    waits(state, until) {
      waits.set(state, until);
      return () => {
        waits.delete(state);
      };
    },
    end() {
      for (const [index, step] of steps.entries()) {
        if (step.outcome === 'RUNNING') steps[index] = { ...step, outcome: 'STOPPED', leftAt: now() };
      }
    },
    steps: () =>
      steps.map((step) => {
        const until = step.outcome === 'RUNNING' ? waits.get(step.state) : undefined;
        return until ? { ...step, until } : step;
      }),
    current() {
      const running = steps.filter(({ outcome }) => outcome === 'RUNNING').map(({ state }) => state);
      const outer = new Set(running.map((state) => around.get(state)));
      return running.filter((state) => !outer.has(state));
    },
    isComplete: () => complete,
  };
}
