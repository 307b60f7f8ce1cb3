import * as z from 'zod/mini';
import { rfc3339Schema } from '../domain/rfc3339.ts';
import type { Route } from './route.ts';
import { schema } from './schema.ts';

export const paymentResultBody = /* @__PURE__ */ schema(() =>
  z.strictObject({
    paymentId: z.string().check(z.minLength(1), z.maxLength(100)),
    outcome: z.enum(['PAID', 'RETURNED']),
    returnReason: z.optional(z.string().check(z.maxLength(500))),
    bankReference: z.string().check(z.minLength(1), z.maxLength(100)),
    settledAt: rfc3339Schema,
  }),
);
export type PaymentResultBody = z.output<typeof paymentResultBody>;

export const paymentResultView = /* @__PURE__ */ schema(() =>
  z.object({ paymentId: z.string(), outcome: z.enum(['PAID', 'RETURNED']) }),
);

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
