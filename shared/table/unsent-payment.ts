import { CITY_AGENCY } from '../domain/agency-code.ts';
import type { Application } from '../domain/case/application.ts';
import type { Payment } from '../domain/payment.ts';
import type { WaitingPayment } from '../domain/payment-batch.ts';
import { occupationLevelOf } from './application-item.ts';
import { batchKey, batchRowKey, waitingPaymentKey } from './batch-keys.ts';
import { restoreWrite } from './budget-writes.ts';
import { paymentKey } from './keys.ts';
import type { Table, Write } from './table.ts';

/** A payment that was ordered by file, as an item of those that wait for a batch. */
export function waitWrite(table: Pick<Table, 'name'>, application: Application, payment: Payment): Write {
  const { paymentId, applicationId, number, requestedAt, amountFen } = payment;
  const agency = application.agency ?? CITY_AGENCY;
  const { conceptId, level } = occupationLevelOf(application);
  const { idNumber } = application.applicant;
  const waiting: WaitingPayment = {
    ...{ paymentId, applicationId, number, idNumber, conceptId, level, agency, requestedAt, amountFen },
  };
  return {
    Put: {
      TableName: table.name,
      Item: { ...waitingPaymentKey(agency, payment), ...waiting },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

/** The writes that cancel a payment which has not gone to the bank. Its money goes back to its budget. */
export function callOffWrites(
  table: Pick<Table, 'name'>,
  application: Application,
  payment: Payment,
): readonly Write[] {
  const { batchId, budget, amountFen } = payment;
  const restored = budget ? [restoreWrite(table, { budget, amountFen })] : [];
  const cancelled: Write = {
    Update: {
      TableName: table.name,
      Key: paymentKey(application.applicant.idNumber, payment.applicationId, payment.number),
      UpdateExpression: 'SET #status = :cancelled',
      ConditionExpression: `#status = :requested AND ${batchId ? 'batchId = :batchId' : 'attribute_not_exists(batchId)'}`,
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':cancelled': 'CANCELLED',
        ':requested': 'REQUESTED',
        ...(batchId && { ':batchId': batchId }),
      },
    },
  };
  return [
    cancelled,
    ...restored,
    ...(batchId ? leaveBatch(table, payment, batchId) : [stopWaiting(table, application, payment)]),
  ];
}

function stopWaiting(table: Pick<Table, 'name'>, { agency = CITY_AGENCY }: Application, payment: Payment): Write {
  return {
    Delete: {
      TableName: table.name,
      Key: waitingPaymentKey(agency, payment),
      ConditionExpression: 'attribute_exists(pk)',
    },
  };
}

/** What was approved is not what is left, so the batch is a draft again. */
function leaveBatch(table: Pick<Table, 'name'>, payment: Payment, batchId: string): readonly Write[] {
  const reason = 'CALLED_OFF';
  return [
    {
      Update: {
        TableName: table.name,
        Key: batchRowKey(batchId, payment),
        UpdateExpression: 'SET excluded = :reason',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':reason': reason },
      },
    },
    {
      Update: {
        TableName: table.name,
        Key: batchKey(batchId),
        UpdateExpression:
          'ADD #count :less, totalFen :lessFen, version :one ' +
          'SET #status = :draft, excluded = list_append(if_not_exists(excluded, :none), :left) REMOVE approval',
        ConditionExpression: '#status IN (:draft, :approved)',
        ExpressionAttributeNames: { '#count': 'count', '#status': 'status' },
        ExpressionAttributeValues: {
          ':less': -1,
          ':lessFen': -payment.amountFen,
          ':one': 1,
          ':draft': 'DRAFT',
          ':approved': 'APPROVED',
          ':none': [],
          ':left': [{ applicationId: payment.applicationId, reason }],
        },
      },
    },
  ];
}
