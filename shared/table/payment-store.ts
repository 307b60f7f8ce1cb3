import type { Application } from '../domain/case/application.ts';
import { type Payment, paymentSchema } from '../domain/payment.ts';
import { paymentKey, paymentPrefix, personPartition } from './keys.ts';
import { getItem, queryPrefix, type Table, updateItem } from './table.ts';

const MAXIMUM_PAYMENTS = 100;

export interface PaymentStore {
  readonly byNumber: (application: Application, number: number) => Promise<Payment | undefined>;
  readonly ofCase: (application: Application) => Promise<readonly Payment[]>;
  /** Whether an order is at the bank whose result is still to come. */
  readonly isOrderOut: (application: Application) => Promise<boolean>;
  /**
   * Stores the token of a later workflow run.
   *
   * @throws WriteConflictError where the payment already has a result
   */
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
    isOrderOut: async (application) => {
      if (application.phase !== 'PAYING' || application.paymentCount === 0) return false;
      const item = await getItem(table, keyOf(application, application.paymentCount));
      return item !== undefined && paymentSchema.parse(item).status === 'REQUESTED';
    },
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
