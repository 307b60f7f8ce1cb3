import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { sign } from '../../shared/ports/signature.ts';
import { paymentResult } from './bank.ts';
import type { WorldRecords } from './world-records.ts';

// Enough for a service that restarts a handler; a service that is gone is told when it is back, or asks by itself.
const pausesBeforeAttemptsMilliseconds = [0, 100, 400, 1000];
const attemptTimeoutMilliseconds = 10_000;

export interface CallBackDeps {
  readonly records: WorldRecords;
  readonly now: () => Date;
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  readonly key: string;
  readonly apiUrl: () => string;
}

export interface BankCallBacks {
  /** Begins to tell the service of one result; it is under way from this call until the service took it or the bank gave up. */
  readonly begin: (paymentId: string) => void;
  /** Begins all that are owed and not under way. */
  readonly beginOwed: () => void;
  /** Stops telling; what was not taken stays owed. */
  readonly close: () => Promise<void>;
}

/**
 * Tells the service the results of transfers: POST /v1/bank/payment-results, signed, until the answer is 2xx or 409.
 *
 * 409 says that the service already knows another result: repeating would not change its mind.
 */
export function bankCallBacks(deps: CallBackDeps): BankCallBacks {
  const underWay = new Map<string, Promise<void>>();
  const closing = new AbortController();

  const begin = (paymentId: string): void => {
    if (underWay.has(paymentId) || closing.signal.aborted) return;
    const work = tellUntilTaken(deps, paymentId, closing.signal).finally(() => underWay.delete(paymentId));
    underWay.set(paymentId, work);
    deps.track(work).catch((error: unknown) => {
      console.error(`The simulated bank could not keep the call-back of ${paymentId}:`, error);
    });
  };

  return {
    begin,
    beginOwed: () => deps.records.owedCallBacks().forEach(begin),
    close: async () => {
      closing.abort();
      await Promise.allSettled(underWay.values());
    },
  };
}

async function tellUntilTaken(deps: CallBackDeps, paymentId: string, signal: AbortSignal): Promise<void> {
  // The answer to the order goes out first: a bank that knows its manners does not call back before it said yes.
  await nextTurn();
  for (const milliseconds of pausesBeforeAttemptsMilliseconds) {
    await pause(milliseconds, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    if (await isTaken(deps, paymentId, signal)) {
      await deps.records.record({ entry: 'CALL_BACK_TAKEN', paymentId });
      return;
    }
  }
}

async function isTaken(deps: CallBackDeps, paymentId: string, signal: AbortSignal): Promise<boolean> {
  const transfer = deps.records.transfer(paymentId);
  if (transfer === undefined) throw new RangeError(`The bank never made the transfer ${paymentId}`);
  const rawBody = JSON.stringify(paymentResult(transfer));
  const timestampSeconds = Math.floor(deps.now().getTime() / 1000);
  try {
    const response = await fetch(`${deps.apiUrl()}/v1/bank/payment-results`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-timestamp': String(timestampSeconds),
        'x-signature': sign(deps.key, timestampSeconds, rawBody),
      },
      body: rawBody,
      signal: AbortSignal.any([signal, AbortSignal.timeout(attemptTimeoutMilliseconds)]),
    });
    await response.body?.cancel();
    return response.ok || response.status === 409;
  } catch {
    // Nobody there, or gone in the middle: the result stays owed.
    return false;
  }
}
