import { vi } from 'vitest';

/** Milliseconds for a test or hook that starts a whole service, on a machine that is busy with other work. */
export const WHOLE_SERVICE_TIMEOUT = 5 * 60_000;

/** Gives every test and hook that the calling file defines after this the time for a whole service. */
export function allowTimeForWholeService(): void {
  vi.setConfig({ testTimeout: WHOLE_SERVICE_TIMEOUT, hookTimeout: WHOLE_SERVICE_TIMEOUT });
}
