import * as z from 'zod';
import { laterBy, parseInstant, shownInstant } from '../clock/clock-text.ts';
import { ClockRefusedError, type Timeline } from '../clock/timeline.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { JsonAnswer } from '../http/http-message.ts';
import { problem, validationProblem } from '../http/problem.ts';
import type { World } from '../world/world.ts';
import type { workflowRoutes } from './workflow-routes.ts';

/** A request to an address under /local. */
export interface LocalRouteRequest {
  readonly method: string;
  readonly path: string;
  /** The text of the body, empty if there was none. */
  readonly text: string;
}

interface LocalRoutesDeps {
  readonly clock: Pick<VirtualClock, 'now' | 'earliestDue'>;
  readonly timeline: Timeline;
  readonly world: Pick<World, 'answer'>;
  readonly workflow: ReturnType<typeof workflowRoutes>;
  readonly track: <T>(work: Promise<T>) => Promise<T>;
}

/** How many years one move of the clock may span. A longer move, with its hourly ticks, would look like a hang. */
const MOST_YEARS_AT_ONCE = 10;

const moveSchema = z.union([z.strictObject({ advanceTo: z.string() }), z.strictObject({ advanceBy: z.string() })]);

class MalformedMoveError extends Error {}

/** Answers the routes that only a local run has: clock and workflow by itself, and every other one from the world. */
export function localRoutes(deps: LocalRoutesDeps): (request: LocalRouteRequest) => Promise<JsonAnswer> {
  const clockNow = (): JsonAnswer => {
    const next = deps.clock.earliestDue();
    return { status: 200, body: { now: shownInstant(deps.clock.now()), ...(next && { next: shownInstant(next) }) } };
  };

  return async ({ method, path, text }) => {
    const body = parseBody(text);
    if (body === MALFORMED) return problem(400, 'malformed-json', '请求内容不是有效的 JSON');
    switch (`${method} ${path}`) {
      case 'GET /local/clock':
        return clockNow();
      case 'POST /local/clock':
        return (await moveClock(body, deps)) ?? clockNow();
      case 'POST /local/settle':
        await deps.timeline.settle();
        return clockNow();
      default:
        return (
          (await deps.workflow({ method, path })) ??
          (await deps.track(deps.world.answer({ method, path, body }))) ??
          problem(404, 'not-found', `没有 ${method} ${path}`)
        );
    }
  };
}

const MALFORMED = Symbol('malformed');

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return MALFORMED;
  }
}

async function moveClock(body: unknown, { timeline }: LocalRoutesDeps): Promise<JsonAnswer | undefined> {
  const move = moveSchema.safeParse(body);
  if (!move.success) return validationProblem(move.error);
  try {
    await timeline.advance((now) => targetOf(move.data, now));
    return undefined;
  } catch (error) {
    if (error instanceof ClockRefusedError) return problem(400, error.refusal, error.message);
    if (error instanceof MalformedMoveError) return problem(400, 'validation', error.message);
    throw error;
  }
}

function targetOf(move: z.output<typeof moveSchema>, now: Date): Date {
  const target = 'advanceTo' in move ? parseInstant(move.advanceTo) : laterBy(now, move.advanceBy);
  if (!target) {
    throw new MalformedMoveError(
      'advanceTo is an RFC 3339 instant such as 2021-06-17T09:00:00+08:00, advanceBy an ISO 8601 duration such as P3D or PT1H',
    );
  }
  const furthest = laterBy(now, `P${MOST_YEARS_AT_ONCE}Y`);
  if (!furthest || target > furthest) {
    throw new ClockRefusedError(
      'clock-moved-too-far',
      `The clock moves by at most ${MOST_YEARS_AT_ONCE} years at once.`,
    );
  }
  return target;
}
