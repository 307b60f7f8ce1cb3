import * as z from 'zod';
import { laterBy, parseInstant, shownInstant } from '../clock/clock-text.ts';
import { ClockRefusedError, type Timeline } from '../clock/timeline.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { type Answer, problem, validationProblem } from '../http/problem.ts';
import type { World } from '../world/world.ts';

/** A request to an address under /local, its body read. */
export interface LocalRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The body's text, empty where there was none. */
  readonly text: string;
}

interface LocalRoutesDeps {
  readonly clock: VirtualClock;
  readonly timeline: Timeline;
  readonly world: World;
  readonly track: <T>(work: Promise<T>) => Promise<T>;
}

/** Years ahead of the clock up to which one move may lead: hourly ticks for longer would look like a hang. */
const MOST_YEARS_AT_ONCE = 10;

const moveSchema = z.union([z.strictObject({ advanceTo: z.string() }), z.strictObject({ advanceBy: z.string() })]);

class MalformedMoveError extends Error {}

/** Answers what exists in the local run only: the clock here, everything else from the world. */
export function localRoutes(deps: LocalRoutesDeps): (request: LocalRequest) => Promise<Answer> {
  const clockNow = (): Answer => ({ status: 200, body: { now: shownInstant(deps.clock.now()) } });

  return async ({ method, path, query, text }) => {
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
          (await deps.track(deps.world.answer({ method, path, query, body }))) ??
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

async function moveClock(body: unknown, { timeline }: LocalRoutesDeps): Promise<Answer | undefined> {
  const move = moveSchema.safeParse(body);
  if (!move.success) return validationProblem(move.error);
  try {
    await timeline.advance((now) => targetOf(move.data, now));
    return undefined;
  } catch (error) {
    if (error instanceof ClockRefusedError) return problem(400, 'clock-refused', error.message);
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
  if (!furthest || target > furthest) throw new MalformedMoveError(`At most ${MOST_YEARS_AT_ONCE} years at once`);
  return target;
}
