import type { Phase } from '../../../shared/domain/phase.ts';
import type { ReasonCode } from '../../../shared/domain/reason-code.ts';
import type { Texts } from '../texts.ts';

/** What happens next in each phase, and whether the applicant must do anything. */
const next: Readonly<Record<Phase, string>> = {
  VERIFYING: '正在核验身份、用工和证书信息，无需您办理。',
  MANUAL_VERIFICATION: '工作人员正在进行人工核验，无需您办理。',
  CORRECTION_REQUESTED: '需要您补正申报内容，请打开本件查看要求和期限。',
  FUND_REVIEW: '经办机构正在进行资金审核，无需您办理。',
  AWAITING_PUBLICATION: '资金审核已通过，公示时间确定后公示，无需您办理。',
  PUBLICISED: '正在公示，公示无异议后支付，无需您办理。',
  OBJECTION_REVIEW: '公示期内收到异议，经办机构正在复核，无需您办理。',
  SUSPENDED: '本件已暂停办理，经办机构正在核实。请打开本件查看事由。',
  PAYING: '正在通过银行拨付补贴，无需您办理。',
  PAYMENT_RETURNED: '银行退票，补贴未能入账。请更正收款账户，经确认后重新拨付，无需再次公示。',
  PAID: '补贴已支付，无需您再办理。',
  REJECTED: '本次申报未通过审核。请查看原因；不服的，可在规定期限内申请救济。',
  WITHDRAWN: '您已撤回申报，不再审核和支付。在申报期限内可以再次申报。',
};

/** The steps of the course, as headings. */
const steps: Readonly<Record<Phase, string>> = {
  VERIFYING: '提交申报、信息校验',
  MANUAL_VERIFICATION: '人工核验',
  CORRECTION_REQUESTED: '补正申报内容',
  FUND_REVIEW: '资金审核',
  AWAITING_PUBLICATION: '等待公示',
  PUBLICISED: '公示',
  OBJECTION_REVIEW: '异议复核',
  SUSPENDED: '暂停办理',
  PAYING: '拨付',
  PAYMENT_RETURNED: '银行退票',
  PAID: '支付到账',
  REJECTED: '未通过审核',
  WITHDRAWN: '撤回申报',
};

/** A step that is not the usual one of its phase: what follows a correction, and what takes the place of a refusal. */
export type Step = 'again' | 'admitted';

/** One's own application: its course, its result, its withdrawal, its receipt. */
export const ownCaseText = {
  title: '申报详情',
  loading: '正在查询办理进度……',
  back: '返回我的申报',
  unknown: { title: '没有找到这件申报', text: '编号可能有误，或者这件申报不属于当前登录的申请人。' },
  next,
  correctBy: (time: string) => `请在${time}前补正申报内容，逾期未补正的，本次申报不予通过。`,
  publishedAt: (time: string) => `资金审核已通过，将于${time}公示，无需您办理。`,
  closesAt: (time: string) => `正在公示，公示至${time}，无异议后支付，无需您办理。`,
  paidAt: (time: string) => `补贴已于${time}支付至您的收款账户，无需您再办理。`,
  /** A payment that came back: to be corrected, to be corrected again, or waiting to be confirmed. */
  returned: {
    correct: (reason: string) =>
      `银行退票（${reason}），补贴未能入账。请更正收款账户，经确认后重新拨付，无需再次公示。`,
    refused: '您更正的收款账户未予确认，请按经办机构写明的原因再次更正，经确认后重新拨付，无需再次公示。',
    confirming: '已收到您更正的收款账户，经办机构正在确认，确认后重新拨付，无需再次公示，目前无需您办理。',
  },
  /** A case that was pulled: the applicant may make a statement, or has made it. */
  suspended: {
    open: (time: string) => `本件已暂停办理，经办机构正在核实。您可在${time}前提交陈述意见。`,
    made: '本件已暂停办理。已收到您的陈述意见，经办机构正在核实，目前无需您办理。',
  },
  /** A refusal that was challenged. */
  challenged: {
    asked: (time: string) => `已收到您的复核申请，将于${time}前作出复核决定，目前无需您办理。`,
    overturned: '原决定已被撤销，已据此重新办理，请打开本件查看新的申报。',
  },
  overturned: '已被撤销',
  course: '办理进度',
  steps,
  /** The checks after a correction. */
  checkedAgain: '补正后重新核验',
  /** The first step of what takes the place of a refusal that fell. */
  admitted: '重新办理',
  // The API's own sentence of each step is Chinese.
  stepText: (_phase: Phase, text: string, _step: Step | undefined) => text,
  stepStates: { happened: '已完成', now: '进行中', expected: '待办理', failed: '未通过' },
  notLaterThan: (time: string) => `预计不晚于 ${time}`,
  publicityDay: (day: string, total: string) => `公示第${day}个工作日，共${total}日`,
  publicityFrom: (total: string) => `公示自下一个工作日起计，共${total}个工作日`,
  notice: '查看公示名单',
  review: {
    title: '证书审核结果查询',
    refused: '您的申报未通过审核，原因如下。',
    message: (_outcome: 'PENDING' | 'APPROVED' | 'REFUSED', message: string) => message,
  },
  reasons: '未通过的原因',
  reason: (_code: ReasonCode, message: string) => message,
  legalBasis: '依据',
  explanation: '经办机构的说明',
  correctable: '更正后可在申报期限内再次申报。',
  documentNumber: '文号',
  remedies: {
    title: '不服决定的救济途径',
    review: '申请复核',
    reviewWithin: (days: string) => `自收到之日起${days}日内，向经办机构提出：`,
    reconsideration: '行政复议',
    reconsiderationWithin: (days: string) => `自知道之日起${days}日内，向以下机关申请：`,
    litigation: '行政诉讼',
    litigationWithin: (months: string) => `自知道之日起${months}个月内，向人民法院提起。`,
  },
  facts: '申报内容',
  occupation: '职业（工种）',
  occupationCode: '职业编码',
  level: '证书等级',
  certificateCategory: '证书类别',
  certificateNumber: '证书编号',
  issuedOn: '证书核发日期',
  payee: '收款账户',
  payeeKind: '账户类型',
  bankName: '开户银行',
  agency: '经办机构',
  agencyUnknown: '核验用工单位后确定',
  phase: '当前状态',
  withdrawal: {
    open: '撤回申报',
    title: '确认撤回申报？',
    text: '撤回后不再审核和支付。本年度的申报次数会退还，在申报期限内可以再次申报。',
    confirm: '确认撤回',
    cancel: '不撤回',
    done: '申报已撤回。',
    tooLate: '当前环节不能撤回：补贴已进入拨付，或者本件已经暂停、办结。最新进度见本页。',
    unavailable: '服务暂时无法连接，申报尚未撤回，请重试。',
    close: '关闭',
  },
  receipt: {
    title: '申报回执',
    open: '打印回执',
    print: '打印',
    applicant: '申请人',
    note: '本回执供申请人留存，办理结果以系统查询为准。',
  },
};
export type OwnCaseText = Texts<typeof ownCaseText>;
