import * as z from 'zod';
import type { ServiceClient } from './service-client.ts';

const clockView = z.object({ now: z.iso.datetime({ offset: true }) });

/** The local run's virtual clock, moved over HTTP as the contract says. */
export interface ServiceClock {
  readonly now: () => Promise<Date>;
  /** Moves to an instant, and answers when everything due by then has happened; a moment that is past stays past. */
  readonly advanceTo: (instant: string) => Promise<void>;
  readonly advanceBy: (duration: string) => Promise<void>;
  /** Answers when everything that is under way has happened, the clock unmoved. */
  readonly settle: () => Promise<void>;
}

export function serviceClock({ call }: ServiceClient): ServiceClock {
  const now = async (): Promise<Date> =>
    new Date((await call({ method: 'GET', path: '/local/clock', schema: clockView })).now);
  const move = async (body: object): Promise<void> => {
    await call({ method: 'POST', path: '/local/clock', schema: z.unknown(), body });
  };
  return {
    now,
    advanceTo: async (instant) => {
      // The clock never goes back, and somebody else may have moved a running server's.
      if ((await now()).getTime() < Date.parse(instant)) await move({ advanceTo: instant });
    },
    advanceBy: (duration) => move({ advanceBy: duration }),
    settle: async () => {
      await call({ method: 'POST', path: '/local/settle', schema: z.unknown() });
    },
  };
}
