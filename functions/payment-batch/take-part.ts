import type { AlarmMetric } from '../../shared/contracts/alarm-metrics.ts';
import type { ResultLine } from '../../shared/domain/batch-results.ts';
import { ApplicationNotFoundError } from '../../shared/domain/errors.ts';
import { type Instant, instantOf, later, MINUTE } from '../../shared/domain/instant.ts';
import { parsePaymentId } from '../../shared/domain/payment.ts';
import type { ResultReason } from '../../shared/domain/result-reason.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { BatchStore } from '../../shared/table/batch-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import type { ResultsStore } from '../../shared/table/results-store.ts';
import { type SettlePaymentDeps, settlePayment } from '../payout/settle-payment.ts';

export interface TakePartDeps extends SettlePaymentDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'track' | 'retryOnConflict'>;
  readonly payments: Pick<PaymentStore, 'byNumber'>;
  readonly batches: Pick<BatchStore, 'byId'>;
  readonly results: Pick<ResultsStore, 'part' | 'hasOutcome' | 'note'>;
  readonly countAlarm: (metric: AlarmMetric) => void;
}

/** A part of the lines of a results file. */
export interface ResultsPart {
  readonly batchId: string;
  readonly resultsId: string;
  readonly part: number;
}

/** Lines that are settled at once. Each is another case. */
const SIDE_BY_SIDE = 8;

/** The clocks of the bank and of this service may differ by so much. */
const CLOCK_TOLERANCE = 5 * MINUTE;

/**
 * Settles the payments of one part of a results file, as a call-back of the bank would. A part whose outcome is known
 * is left alone; one that was cut short is taken again, and no payment is settled twice.
 *
 * A line that cannot be taken, or money that came back, never holds up the others.
 */
export async function takePart(place: ResultsPart, deps: TakePartDeps): Promise<void> {
  const { batchId, resultsId, part } = place;
  const batch = await deps.batches.byId(batchId);
  if (!batch?.file || (await deps.results.hasOutcome(batchId, resultsId, part))) return;
  const lines = await deps.results.part(batchId, resultsId, part);
  const taken: Taken[] = [];
  for (let index = 0; index < lines.length; index += SIDE_BY_SIDE) {
    const some = lines.slice(index, index + SIDE_BY_SIDE);
    const sentAt = batch.file.at;
    taken.push(...(await Promise.all(some.map((line) => takeLine(line, { ...place, sentAt }, deps)))));
  }
  const accepted = taken.filter(({ verdict }) => verdict === 'accepted');
  const sumOf = (wanted: ResultLine['outcome']) =>
    accepted.reduce((sum, { line, amountFen }) => sum + (line.outcome === wanted ? amountFen : 0), 0);
  const rejected = taken.flatMap(({ line: { line }, verdict }) =>
    verdict === 'accepted' || verdict === 'repeated' ? [] : [{ line, reason: verdict }],
  );
  for (const { reason } of rejected) if (reason === 'CONTRADICTION') deps.countAlarm('PaymentContradiction');
  const repeated = taken.length - accepted.length - rejected.length;
  await deps.results.note(
    batchId,
    resultsId,
    { part, accepted: accepted.length, repeated, rejected },
    { paidFen: sumOf('PAID'), returnedFen: sumOf('RETURNED') },
  );
}

type Verdict = 'accepted' | 'repeated' | ResultReason;

interface Taken {
  readonly line: ResultLine;
  readonly verdict: Verdict;
  readonly amountFen: number;
}

interface Place extends ResultsPart {
  readonly sentAt: Instant;
}

async function takeLine(line: ResultLine, place: Place, deps: TakePartDeps): Promise<Taken> {
  if (line.repeats) return { line, verdict: line.repeats === 'SAME' ? 'repeated' : 'CONTRADICTION', amountFen: 0 };
  const parsed = parsePaymentId(line.paymentId);
  if (!parsed) return { line, verdict: 'UNKNOWN_PAYMENT', amountFen: 0 };
  try {
    return await deps.applications.retryOnConflict(async () => {
      const application = await deps.applications.byId(parsed.applicationId);
      const payment = await deps.payments.byNumber(application, parsed.number);
      if (!payment) return { line, verdict: 'UNKNOWN_PAYMENT', amountFen: 0 };
      const { amountFen, status } = payment;
      const judged = (verdict: Verdict): Taken => ({ line, verdict, amountFen });
      if (payment.batchId !== place.batchId || status === 'CANCELLED') return judged('NOT_IN_BATCH');
      if (line.amountFen !== undefined && line.amountFen !== amountFen) return judged('AMOUNT_DIFFERS');
      const { settledAt } = line;
      if (!settledAt || !isPossible(settledAt, place.sentAt, deps.now())) return judged('BAD_TIME');
      if (status !== 'REQUESTED' && status !== line.outcome) return judged('CONTRADICTION');
      // Settled by this very file where an earlier try was cut short before it noted so.
      if (status === line.outcome) return judged(payment.resultFile === place.resultsId ? 'accepted' : 'repeated');
      const { outcome, bankReference, returnReason, returnCode } = line;
      const told = { outcome, settledAt, bankReference, returnReason: returnReason || returnCode, returnCode };
      await settlePayment(application, payment, { ...told, resultFile: place.resultsId }, deps);
      return judged('accepted');
    });
  } catch (error) {
    if (error instanceof ApplicationNotFoundError) return { line, verdict: 'UNKNOWN_PAYMENT', amountFen: 0 };
    throw error;
  }
}

/** The bank cannot have paid before it had the file, nor in the time to come. */
function isPossible(settledAt: Instant, sentAt: Instant, now: Date): boolean {
  return settledAt >= later(sentAt, -CLOCK_TOLERANCE) && settledAt <= later(instantOf(now), CLOCK_TOLERANCE);
}
