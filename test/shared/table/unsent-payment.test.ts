import { expect, test } from 'vitest';
import { paymentSchema } from '../../../shared/domain/payment.ts';
import { callOffWrites } from '../../../shared/table/unsent-payment.ts';
import { anApplication } from '../../support/applications.ts';

const { application } = anApplication({ phase: 'PAYING', agency: '210202' });
const payment = paymentSchema.parse({
  paymentId: `${application.applicationId}-1`,
  applicationId: application.applicationId,
  number: 1,
  amountFen: 250_000,
  payee: application.payee,
  status: 'REQUESTED',
  requestedAt: '2021-06-25T02:00:00.000Z',
  taskToken: 'token',
  channel: 'batchFile',
  budget: { policyId: 'dalian-2019-2021', agency: '210202', year: 2021 },
});

test('a payment that is called off gives its money back to the budget that it was taken from', () => {
  const table = { name: 'a-table' };
  const withBudget = callOffWrites(table, application, payment);
  const { budget: _, ...without } = payment;
  expect(withBudget).toHaveLength(callOffWrites(table, application, without).length + 1);
  expect(withBudget.map(({ Update }) => Update?.ExpressionAttributeValues?.[':minus'])).toContain(-250_000);
});
