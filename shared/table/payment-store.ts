import type { Application } from '../domain/application.ts';
import { type Payment, paymentSchema } from '../domain/payment.ts';
import { paymentKey, paymentPrefix, personPartition } from './keys.ts';
import { getItem, queryPrefix, type Table, updateItem, type Write } from './table.ts';

const MAXIMUM_PAYMENTS = 100;

export interface PaymentStore {
  readonly byNumber: (application: Application, number: number) => Promise<Payment | undefined>;
  readonly ofCase: (application: Application) => Promise<readonly Payment[]>;
  /** Holds only while no payment of this number exists: one order per number, ever. */
  readonly requestWrite: (application: Application, payment: Payment) => Write;
  /**
   * Holds only while the payment has no result, so that of two results one wins; and while the token is the one that was read, so
   * that the run that waits is the one that is told.
   */
  readonly settleWrite: (application: Application, payment: Payment) => Write;
  /** Where a later run of the workflow waits for the result. @throws TransactionContendedError where the result is there already */
  readonly saveToken: (application: Application, payment: Payment, taskToken: string) => Promise<void>;
}

export function paymentStore(table: Table): PaymentStore {
  const keyOf = (application: Application, number: number) =>
    paymentKey(application.applicant.idNumber, application.applicationId, number);
  return {
    byNumber: async (application, number) => {
      const item = await getItem(table, keyOf(application, number));
      return item && paymentSchema.parse(item);
    },
    ofCase: async ({ applicant, applicationId }) =>
      (
        await queryPrefix(table, personPartition(applicant.idNumber), paymentPrefix(applicationId), MAXIMUM_PAYMENTS)
      ).map((item) => paymentSchema.parse(item)),
    requestWrite: (application, payment) => ({
      Put: {
        TableName: table.name,
        Item: { ...keyOf(application, payment.number), ...payment },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }),
    settleWrite: (application, payment) => ({
      Put: {
        TableName: table.name,
        Item: { ...keyOf(application, payment.number), ...payment },
        ConditionExpression: '#status = :requested AND taskToken = :taskToken',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':requested': 'REQUESTED', ':taskToken': payment.taskToken },
      },
    }),
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
