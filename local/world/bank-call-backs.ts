import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { sign } from '../../shared/ports/signature.ts';
import { paymentResult } from './bank.ts';
import type { WorldRecords } from './world-records.ts';

// These tries bridge a short failure. After a longer one the bank calls back at the next start, or the service asks.
const pausesBeforeTriesMilliseconds = [0, 100, 400, 1000];
const tryTimeoutMilliseconds = 10_000;

export interface CallBackDeps {
  readonly records: WorldRecords;
  readonly now: () => Date;
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  readonly key: string;
  readonly apiUrl: () => string;
}

export interface BankCallBacks {
  /**
   * Begins to report one result. The work is tracked from this call until the service accepts it or the tries are over.
   */
  readonly begin: (paymentId: string) => void;
  /** Begins every call-back that is owed and not under way. */
  readonly beginOwed: () => void;
  /** Stops. A result that the service has not accepted stays owed. */
  readonly close: () => Promise<void>;
}

/**
 * Reports the results of transfers to the service, by a signed POST /v1/bank/payment-results, until it answers 2xx or
 * 409.
 *
 * A 409 says that the service already has another result. Repeating the call would not change that.
 */
export function bankCallBacks(deps: CallBackDeps): BankCallBacks {
  const underWay = new Map<string, Promise<void>>();
  const closing = new AbortController();

  const begin = (paymentId: string): void => {
    if (underWay.has(paymentId) || closing.signal.aborted) return;
    const work = reportUntilAccepted(deps, paymentId, closing.signal).finally(() => underWay.delete(paymentId));
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

async function reportUntilAccepted(deps: CallBackDeps, paymentId: string, signal: AbortSignal): Promise<void> {
  // The bank answers the order before it calls back, so let that answer go out first.
  await nextTurn();
  for (const milliseconds of pausesBeforeTriesMilliseconds) {
    await pause(milliseconds, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    if (await isAccepted(deps, paymentId, signal)) {
      await deps.records.record({ entry: 'CALL_BACK_TAKEN', paymentId });
      return;
    }
  }
}

async function isAccepted(deps: CallBackDeps, paymentId: string, signal: AbortSignal): Promise<boolean> {
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
      signal: AbortSignal.any([signal, AbortSignal.timeout(tryTimeoutMilliseconds)]),
    });
    await response.body?.cancel();
    return response.ok || response.status === 409;
  } catch {
    // The service does not answer, or the connection broke. The result stays owed.
    return false;
  }
}
