import * as z from 'zod/mini';
import { LEGAL_HOLD_BASES, REMOVAL_SCOPES } from '../domain/retention.ts';
import { beijingTimeField } from './answer-fields.ts';
import { schema } from './schema.ts';

/** That the content of a case has gone, because its time is over: when, how much of it, and on what law. */
export const contentRemovedView = /* @__PURE__ */ schema(() =>
  z.object({
    at: beijingTimeField,
    scope: z
      .enum(REMOVAL_SCOPES)
      .check(z.meta({ description: 'BESIDE_VOUCHER 仅保留会计凭证所需的内容；ALL 已全部删除' })),
    text: z.string(),
  }),
);

/** How staff keep a case beyond its time. */
export const legalHoldView = /* @__PURE__ */ schema(() =>
  z.object({
    basis: z.enum(LEGAL_HOLD_BASES),
    documentNumber: z.optional(z.string()),
    note: z.string(),
    placedBy: z.string(),
    placedAt: beijingTimeField,
    liftedBy: z.optional(z.string()),
    liftedAt: z.optional(beijingTimeField),
  }),
);
