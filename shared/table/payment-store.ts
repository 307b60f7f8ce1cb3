import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Application } from '../domain/application.ts';
import { type Payment, paymentSchema } from '../domain/payment.ts';
import { paymentKey, paymentPrefix, personPartition } from './keys.ts';
import { getItem, queryPrefix, type Table, type Write } from './table.ts';

const MAXIMUM_PAYMENTS = 100;

export interface PaymentStore {
  readonly byNumber: (application: Application, number: number) => Promise<Payment | undefined>;
  readonly ofCase: (application: Application) => Promise<readonly Payment[]>;
  /** Holds only while no payment of this number exists: one order per number, ever. */
  readonly requestWrite: (application: Application, payment: Payment) => Write;
  /** Holds only while the payment has no result, so that of two results one wins. */
  readonly settleWrite: (application: Application, payment: Payment) => Write;
  /** Where a later run of the workflow waits for the result. */
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
        ConditionExpression: '#status = :requested',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':requested': 'REQUESTED' },
      },
    }),
    saveToken: async (application, payment, taskToken) => {
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: keyOf(application, payment.number),
          UpdateExpression: 'SET taskToken = :taskToken',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':taskToken': taskToken },
        }),
      );
    },
  };
}
