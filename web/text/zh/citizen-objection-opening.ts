import type { Texts } from '../texts.ts';

/** What stands on the page of an objection before its script has loaded. */
export const objectionOpening = {
  title: '提出异议',
  intro: '异议须实名提出，不受理匿名异议。您的个人信息不向被公示人公开。',
};
export type ObjectionOpening = Texts<typeof objectionOpening>;
