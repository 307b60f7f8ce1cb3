import * as z from 'zod';
import { rfc3339Schema } from '../domain/instant.ts';
import type { Route } from './route.ts';

export const paymentResultBody = z.strictObject({
  paymentId: z.string().min(1).max(100),
  outcome: z.enum(['PAID', 'RETURNED']),
  returnReason: z.string().max(500).optional(),
  bankReference: z.string().min(1).max(100),
  settledAt: rfc3339Schema,
});
export type PaymentResultBody = z.output<typeof paymentResultBody>;

export const paymentResultView = z.object({ paymentId: z.string(), outcome: z.enum(['PAID', 'RETURNED']) });

export const recordPaymentResultRoute = {
  method: 'POST',
  path: '/v1/bank/payment-results',
  access: 'bank',
  function: 'payout/record-payment-result',
  summary: '银行回报拨付结果（签名）',
  body: paymentResultBody,
  success: { status: 200, view: paymentResultView },
  failures: [404, 409],
} as const satisfies Route;
