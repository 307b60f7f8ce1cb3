import type { Texts } from '../texts.ts';

/** The receipt of a submission that was refused at once, as other pages name it. */
export const refusalText = {
  title: '不予受理回执',
  listTitle: '我的不予受理回执',
  intro: '提交时即不予受理的申报，每次留有一份回执，两年内可以查看，也可以凭回执申请复核。',
  number: '回执编号',
  kept: '两年内可在“我的申报”的“不予受理回执”中再次查看，也可以在线申请复核。',
  open: '查看回执',
  toList: '查看不予受理回执',
};
export type RefusalText = Texts<typeof refusalText>;
