import type { Texts } from '../texts.ts';

/** The pages of such receipts. */
export const refusalPageText = {
  empty: '没有不予受理回执。',
  more: '更多回执',
  refusedAt: '不予受理时间',
  state: '不予受理',
  reasons: '不予受理的原因',
  certificate: '申报的证书',
  unknown: { title: '没有找到这份回执', text: '编号可能有误，回执可能已超过两年，或者不属于当前登录的申请人。' },
};
export type RefusalPageText = Texts<typeof refusalPageText>;
