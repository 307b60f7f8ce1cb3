import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { beijingTime } from '../../shared/domain/civil-date.ts';
import type { JsonAnswer } from '../http/http-message.ts';
import { problem } from '../http/problem.ts';
import type { WorldRequest } from './counterpart-server.ts';
import { decodedSegment } from './path-segment.ts';
import { type CounterpartRoute, postRoute } from './signed-counterpart.ts';
import type { WorldRecords } from './world-records.ts';
import { type PaymentOrder, paymentOrderSchema, type Transfer } from './world-schemas.ts';

const defaultReturnReason = '账号与户名不符';

/** What the bank needs. `callBack` begins to report the result of a transfer. */
export interface BankDeps {
  readonly records: WorldRecords;
  readonly now: () => Date;
  readonly callBack: (paymentId: string) => void;
}

/** The result of a transfer, as the bank reports it in its call-back and on request. */
export function paymentResult({ order, outcome, returnReason, bankReference, at }: Transfer): object {
  return { paymentId: order.paymentId, outcome, ...(returnReason && { returnReason }), bankReference, settledAt: at };
}

/**
 * The bank's gateway. It makes one transfer per payment identifier, stores it before it answers 202, and calls back.
 *
 * The same identifier with another order gets a 422 and transfers nothing.
 */
export function bankRoutes(deps: BankDeps): readonly CounterpartRoute[] {
  return [
    postRoute('/payments', paymentOrderSchema, (order, request) => takeOrder(deps, order, request)),
    { method: 'GET', path: '/payments/', answer: async (request) => readResult(deps, request) },
  ];
}

async function takeOrder(deps: BankDeps, order: PaymentOrder, request: WorldRequest): Promise<JsonAnswer> {
  const { records } = deps;
  if (request.header('idempotency-key') !== order.paymentId) {
    return problem(400, 'idempotency-key', 'Idempotency-Key 必须等于 paymentId');
  }
  const accepted = { status: 202, body: { paymentId: order.paymentId } };
  const made = records.transfer(order.paymentId);
  if (made !== undefined) {
    if (!isDeepStrictEqual(made.order, order)) {
      return problem(422, 'idempotency-key-reused', '同一 paymentId 的付款内容不同');
    }
    // The first of two simultaneous orders may still wait for the disk.
    await records.durable();
    return accepted;
  }
  const transfer = settle(deps, order);
  await records.record({ entry: 'TRANSFER_MADE', transfer });
  if (transfer.callBack === 'OWED') deps.callBack(order.paymentId);
  return accepted;
}

function settle({ records, now }: BankDeps, order: PaymentOrder): Transfer {
  const account = records.account(order.accountNumber);
  const silent = records.faults().bank?.silentCallbacks === true;
  const returned = account?.outcome === 'RETURNED';
  return {
    order,
    outcome: returned ? 'RETURNED' : 'PAID',
    ...(returned && { returnReason: account.returnReason ?? defaultReturnReason }),
    bankReference: `YH${createHash('sha256').update(order.paymentId).digest('hex').slice(0, 16).toUpperCase()}`,
    at: beijingTime(now()),
    callBack: silent ? 'SILENT' : 'OWED',
  };
}

function readResult({ records }: BankDeps, request: WorldRequest): JsonAnswer {
  const paymentId = decodedSegment(request.path.slice('/payments/'.length));
  const transfer = paymentId === undefined ? undefined : records.transfer(paymentId);
  if (transfer === undefined) return problem(404, 'not-found', '没有这笔付款');
  return { status: 200, body: paymentResult(transfer) };
}
