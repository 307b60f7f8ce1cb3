import * as z from 'zod/mini';
import { LEVELS } from '../domain/declared.ts';
import { schema } from './schema.ts';

/** A moment as clients see it, RFC 3339 with +08:00. */
export const beijingTimeField = /* @__PURE__ */ schema(() =>
  z.string().check(z.meta({ format: 'date-time', example: '2021-06-17T09:00:00+08:00' })),
);

export const amountFenField = /* @__PURE__ */ schema(() => z.int().check(z.meta({ description: '金额，单位：分' })));

export const shownLevelField = /* @__PURE__ */ schema(() => z.literal(LEVELS));

export const shownDateField = /* @__PURE__ */ schema(() => z.string().check(z.meta({ format: 'date' })));

/** 文号 of a refusal. */
export const documentNumberField = /* @__PURE__ */ schema(() =>
  z.optional(z.string()).check(
    z.meta({
      description: '不予通过决定的文号：经办机构-年份-序号；仅在 REJECTED 时给出',
      example: '210202-2021-12',
    }),
  ),
);

export const nextField = /* @__PURE__ */ schema(() =>
  z.optional(z.string()).check(z.meta({ description: '还有下一页时给出；原样放入 next 参数' })),
);
