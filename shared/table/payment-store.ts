import type { Application } from '../domain/case/application.ts';
import { type Payment, paymentSchema } from '../domain/payment.ts';
import { batchKey } from './batch-keys.ts';
import { paymentKey, paymentPrefix, personPartition } from './keys.ts';
import { getItem, queryPrefix, type Table, updateItem, type Write } from './table.ts';
import { callOffWrites, waitWrite } from './unsent-payment.ts';

const MAXIMUM_PAYMENTS = 100;

export interface PaymentStore {
  readonly byNumber: (application: Application, number: number) => Promise<Payment | undefined>;
  readonly ofCase: (application: Application) => Promise<readonly Payment[]>;
  /** Whether an order is at the bank whose result is still to come. */
  readonly isOrderOut: (application: Application) => Promise<boolean>;
  /**
   * The order of a case that has not gone to the bank: it waits for a batch, or for the file of its batch. Undefined
   * where there is none.
   */
  readonly unsentOrder: (application: Application) => Promise<Payment | undefined>;
  /** Writes for the transaction that orders a payment: one by file then waits for a batch. */
  readonly waitWrites: (application: Application, payment: Payment) => readonly Write[];
  /**
   * Writes for the transaction that stops a case: its payment is cancelled and leaves its batch, which then needs its
   * approval anew. They hold only while the file of the batch was not made.
   */
  readonly callOffWrites: (application: Application, payment: Payment) => readonly Write[];
  /**
   * Stores the token of a later workflow run.
   *
   * @throws WriteConflictError where the payment already has a result
   */
  readonly saveToken: (application: Application, payment: Payment, taskToken: string) => Promise<void>;
}

/** An order without a result, and whether the bank has it. */
interface OpenOrder {
  readonly payment: Payment;
  readonly isOut: boolean;
}

export function paymentStore(table: Table): PaymentStore {
  const keyOf = (application: Application, number: number) =>
    paymentKey(application.applicant.idNumber, application.applicationId, number);
  const openOrder = async (application: Application): Promise<OpenOrder | undefined> => {
    if (application.phase !== 'PAYING' || application.paymentCount === 0) return undefined;
    const item = await getItem(table, keyOf(application, application.paymentCount));
    const payment = item && paymentSchema.parse(item);
    if (payment?.status !== 'REQUESTED') return undefined;
    if (payment.channel !== 'batchFile') return { payment, isOut: true };
    const batch = payment.batchId === undefined ? undefined : await getItem(table, batchKey(payment.batchId));
    return { payment, isOut: batch?.status === 'SENT' || batch?.status === 'SETTLED' };
  };
  return {
    byNumber: async (application, number) => {
      const item = await getItem(table, keyOf(application, number));
      return item && paymentSchema.parse(item);
    },
    isOrderOut: async (application) => (await openOrder(application))?.isOut ?? false,
    unsentOrder: async (application) => {
      const order = await openOrder(application);
      return order && !order.isOut ? order.payment : undefined;
    },
    waitWrites: (application, payment) =>
      payment.channel === 'batchFile' ? [waitWrite(table, application, payment)] : [],
    callOffWrites: (application, payment) => callOffWrites(table, application, payment),
    ofCase: async ({ applicant, applicationId }) =>
      (
        await queryPrefix(table, personPartition(applicant.idNumber), paymentPrefix(applicationId), MAXIMUM_PAYMENTS)
      ).map((item) => paymentSchema.parse(item)),
    saveToken: async (application, payment, taskToken) => {
      await updateItem(table, {
        Key: keyOf(application, payment.number),
        UpdateExpression: 'SET taskToken = :taskToken',
        ConditionExpression: '#status = :requested',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':taskToken': taskToken, ':requested': 'REQUESTED' },
      });
    },
  };
}
