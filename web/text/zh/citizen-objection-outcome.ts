import type { Texts } from '../texts.ts';

/** The page that looks up an objection; its title is among the texts of all pages. */
export const outcomeText = {
  number: '异议编号',
  code: '回执码',
  submit: '查询',
  notFound: '没有找到相符的异议，请核验异议编号和回执码。',
  status: {
    RECEIVED: '已收到异议，公示期满后核实。',
    NOT_ADMITTED: '异议未予受理。异议须实名提出，姓名与公民身份号码须一致。',
    UNDER_REVIEW: '正在核实。',
    DECIDED: '已作出决定。',
  },
  outcome: {
    UPHELD: '经核实，异议成立。',
    DISMISSED: '经核实，异议不成立。',
    CASE_WITHDRAWN: '有关申报已撤回。',
    CASE_REVOKED: '有关申报的审核结论已撤销，不予拨付。',
  },
  decidedAt: '决定时间',
};
export type OutcomeText = Texts<typeof outcomeText>;
