import { expect } from 'vitest';
import { isSameHand } from '../../../shared/domain/hand.ts';
import { isOut } from '../../../shared/domain/payment-batch.ts';
import { moneyIn } from '../../../shared/domain/report/figures.ts';
import { sumOf } from '../../../shared/domain/report/tally.ts';
import { caseTally } from '../../../shared/policy/report/case-tally.ts';
import { chineseCalendar } from '../../../shared/policy/working-calendar.ts';
import type { Snapshot } from './batch-snapshot.ts';

/** The files that people took out, by batch. */
export type SentFiles = ReadonlyMap<string, string>;

/** What always holds: no money is lost, a payment waits or is in one batch, and a batch says what is in it. */
export function expectInOrder(snapshot: Snapshot): void {
  expectMoney(snapshot);
  expectPlaces(snapshot);
  for (const batch of snapshot.batches) expectBatch(batch, snapshot);
}

const sum = (some: readonly { readonly amountFen: number }[]) =>
  some.reduce((total, { amountFen }) => total + amountFen, 0);

/** approved = paid + returned + pending + suspended, by the cases; the payments say the same of what was paid. */
function expectMoney({ cases, payments }: Snapshot): void {
  const tallies = cases.flatMap((application) =>
    Object.entries(caseTally(application, chineseCalendar).cells).filter(([name]) => !name.startsWith('PAID')),
  );
  const all = sumOf(tallies.map(([, tally]) => ({ all: tally }))).all ?? {};
  const { approved, paid, returned, pending, suspended } = moneyIn(all);
  expect(approved).toBe(sum(cases.map(({ terms }) => terms)));
  expect(paid + returned + pending + suspended).toBe(approved);
  expect(sum(payments.filter(({ status }) => status === 'PAID'))).toBe(paid);
  for (const { applicationId, phase } of cases) {
    const own = payments.filter((payment) => payment.applicationId === applicationId);
    const open = own.filter(({ status }) => status === 'REQUESTED').length;
    expect(open, `orders of ${applicationId}, which is ${phase}`).toBeLessThanOrEqual(phase === 'PAYING' ? 1 : 0);
  }
}

/** An order waits, or is in the one batch that it names. One that was cancelled does neither. */
function expectPlaces({ payments, waiting, batches }: Snapshot): void {
  for (const { paymentId, status, batchId } of payments) {
    const places = [
      ...waiting.filter((id) => id === paymentId).map(() => 'waits'),
      ...batches.filter(({ rows }) => rows.some((row) => row.paymentId === paymentId)).map((batch) => batch.batchId),
    ];
    expect(places, `${paymentId} is ${status}`).toEqual(status === 'CANCELLED' ? [] : [batchId ?? 'waits']);
  }
  expect(waiting.filter((id) => !payments.some(({ paymentId }) => paymentId === id))).toEqual([]);
}

function expectBatch(batch: Snapshot['batches'][number], { payments }: Snapshot): void {
  const { batchId, status, rows, count, totalFen, approval, drawnUpBy, file } = batch;
  expect({ count, totalFen }).toEqual({ count: rows.length, totalFen: sum(rows) });
  expect(status === 'DRAFT').toBe(approval === undefined);
  if (approval) expect(isSameHand(approval.by, drawnUpBy)).toBe(false);
  expect(isOut(batch)).toBe(file !== undefined);
  const { open, paid, returned } = resultsOf(batchId, payments);
  expect(sum(open) + sum(paid) + sum(returned)).toBe(totalFen);
  expect(batch.settledCount).toBeLessThanOrEqual(paid.length + returned.length);
  if (status === 'SETTLED') expect(open).toEqual([]);
}

function resultsOf(batchId: string, payments: Snapshot['payments']) {
  const of = (wanted: string) => payments.filter((one) => one.batchId === batchId && one.status === wanted);
  return { open: of('REQUESTED'), paid: of('PAID'), returned: of('RETURNED') };
}

/** Once every upload was taken to its end, a batch has counted each result, and is settled with the last one. */
export function expectCounted({ batches, payments }: Snapshot): void {
  for (const { batchId, status, file, settledCount, paidFen, returnedFen } of batches) {
    const { open, paid, returned } = resultsOf(batchId, payments);
    expect({ settledCount, paidFen, returnedFen }, batchId).toEqual({
      settledCount: paid.length + returned.length,
      paidFen: sum(paid),
      returnedFen: sum(returned),
    });
    if (file) expect(status, batchId).toBe(open.length === 0 ? 'SETTLED' : 'SENT');
  }
}

/**
 * A file that was taken out is that of its batch, with the payments that are in it. A payment is in one such file, and
 * a case has another payment in a file only after the bank returned the one before.
 */
export function expectSentOnce({ batches, payments }: Snapshot, sent: SentFiles): void {
  for (const [batchId, file] of sent) {
    const { rows, totalFen } = batches.find((batch) => batch.batchId === batchId) ?? { rows: [], totalFen: -1 };
    expect(file).toContain(`\r\n合计,${rows.length},,,,${(totalFen / 100).toFixed(2)},`);
    for (const { paymentId } of rows) expect(file).toContain(`,${paymentId},`);
  }
  const ordered = payments.filter(({ paymentId }) => filesWith(paymentId, sent) > 0);
  for (const { paymentId, applicationId, number, status } of ordered) {
    expect(filesWith(paymentId, sent), `files with ${paymentId}`).toBe(1);
    expect(status).not.toBe('CANCELLED');
    const later = ordered.some((other) => other.applicationId === applicationId && other.number > number);
    if (later) expect(status, paymentId).toBe('RETURNED');
  }
}

function filesWith(paymentId: string, sent: SentFiles): number {
  return [...sent.values()].filter((file) => file.includes(`,${paymentId},`)).length;
}
