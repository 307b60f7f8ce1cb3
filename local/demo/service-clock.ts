import type { LocalClient } from '../../client/local-client.ts';

/** The virtual clock of the service, as the story moves it. */
export interface ServiceClock {
  readonly now: () => Promise<Date>;
  /**
   * Moves the clock to an instant, and resolves once everything due by then has happened. An instant that has passed
   * already moves nothing.
   */
  readonly advanceTo: (instant: string) => Promise<void>;
  readonly advanceBy: (duration: string) => Promise<void>;
  /** Resolves once everything under way is over. The clock does not move. */
  readonly settle: () => Promise<void>;
}

export function serviceClock(local: LocalClient): ServiceClock {
  const now = async (): Promise<Date> => new Date(await local.now());
  return {
    now,
    advanceTo: async (instant) => {
      // The clock never goes back, and another user of a running service may have moved it.
      if ((await now()).getTime() < Date.parse(instant)) await local.advanceTo(instant);
    },
    advanceBy: async (duration) => void (await local.advanceBy(duration)),
    settle: async () => void (await local.settle()),
  };
}
