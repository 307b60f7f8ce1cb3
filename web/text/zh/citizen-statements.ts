import type { RecoveryGround, RecoveryStatus } from '../../../shared/domain/recovery.ts';
import type { AdmissionBasis } from '../../../shared/domain/remedy.ts';
import type { Texts } from '../texts.ts';

/** What the forms have in common in which somebody states something once and within a time. */
const form = {
  /** How much of the time is left. */
  left: {
    workingDays: (days: string) => `剩余${days}个工作日`,
    days: (days: string) => `剩余${days}日`,
    lastDay: '今日截止',
  },
  kept: '已填内容保存在本窗口，提交、退出登录或者关闭窗口后清除。',
  refresh: '查看最新进度',
};

/** A case that was pulled, and what its applicant says about it. */
const suspension = {
  title: '暂停办理',
  at: '暂停时间',
  explanation: '暂停事由',
  effect: '暂停期间不公示、不拨付。经办机构核实后，恢复办理或者撤销原审核结论，并告知您结果。',
  until: '陈述意见截止',
  label: '陈述意见',
  hint: (length: string) => `请写明情况，可以写明有哪些材料能够证明，2至2000个字，已填${length}个字。只能提交一次。`,
  fault: '陈述意见应为2至2000个字。',
  send: '提交陈述意见',
  received: '已收到您的陈述意见，经办机构将一并核实，目前无需您办理。',
  made: '您的陈述意见',
  madeAt: '提交时间',
  over: '提交陈述意见的期限已过。如有情况说明，请联系经办机构。',
  // The service's own sentences are Chinese.
  refusal: (_kind: string, detail: string) => detail,
};

const bases: Readonly<Record<AdmissionBasis, string>> = {
  RECONSIDERATION: '复核决定',
  ADMINISTRATIVE_RECONSIDERATION: '行政复议决定',
  COURT: '人民法院裁判',
  SELF_CORRECTION: '经办机构自行纠正',
};

/** How a refusal is challenged at the agency, and what became of one that fell. */
const remedy = {
  title: '申请复核',
  intro: '对本决定不服的，可在期限内向经办机构申请复核，每个决定只能申请一次。复核由未参与原决定的人员办理。',
  until: '申请截止',
  label: '复核请求和理由',
  hint: (length: string) => `请写明不服的理由，可以写明有哪些材料能够证明，10至2000个字，已填${length}个字。`,
  fault: '复核请求和理由应为10至2000个字。',
  send: '提交复核申请',
  received: '已收到您的复核申请，目前无需您办理。',
  over: '申请复核的期限已过。',
  // The service's own sentences are Chinese.
  refusal: (_kind: string, detail: string) => detail,
  requestedAt: '申请时间',
  dueAt: '复核期限',
  outcome: '复核结果',
  outcomes: { PENDING: '正在复核', MAINTAIN: '维持原决定', GRANT: '撤销原决定' },
  explanation: '复核意见',
  decidedAt: '决定时间',
  basis: '依据',
  bases,
  documentNumber: '文号',
  overturned: {
    title: '原决定已被撤销',
    text: '原决定已被撤销，已据此重新办理，申报日期按原申报计算，无需您重新申报。',
    at: '撤销时间',
    open: '查看新的申报',
  },
  admitted: {
    title: '重新办理的依据',
    text: '您此前的申报未予受理或者未予通过，该决定已被撤销。本件据此重新办理，申报日期按原申报计算，无需您重新申报。',
    open: '查看原申报',
  },
};

const recoveryGrounds: Readonly<Record<RecoveryGround, string>> = {
  OVERPAID: '多发补贴',
  NOT_ENTITLED: '不符合享受条件',
  FALSE_DECLARATION: '虚假申报',
  DUPLICATE: '重复享受',
};
const recoveryStatuses: Readonly<Record<RecoveryStatus, string>> = {
  NOTIFIED: '拟追缴，尚未决定',
  DECIDED: '已决定追缴',
  PART_REPAID: '已退还一部分',
  REPAID: '已全部退还',
  TRANSFERRED: '已移送有关机关',
  CLOSED: '已终止',
};
const recoveryMeaning: Readonly<Record<RecoveryStatus, string>> = {
  NOTIFIED: '经办机构拟追缴已支付给您的补贴，尚未作出决定。您可以在期限内提交陈述意见。办结前，暂缓向您拨付其他补贴。',
  DECIDED: '请在期限内退还下列款项，退还方式请咨询经办机构。办结前，暂缓向您拨付其他补贴。',
  PART_REPAID: '已收到您退还的部分款项，请在期限内退还其余款项。办结前，暂缓向您拨付其他补贴。',
  REPAID: '应退款项已全部收到，追缴已办结。',
  TRANSFERRED: '追缴已移送有关机关办理，退款仍可交至经办机构。办结前，暂缓向您拨付其他补贴。',
  CLOSED: '追缴已终止，无须再退还。',
};

/** Money that was paid and is asked back, and what its applicant says about it. */
const recovery = {
  title: '补贴追缴',
  grounds: recoveryGrounds,
  statuses: recoveryStatuses,
  meaning: recoveryMeaning,
  status: '办理情况',
  ground: '追缴事由',
  asked: '拟追缴金额',
  explanation: '具体事由',
  legalBasis: '依据',
  notifiedAt: '告知时间',
  decision: '决定理由',
  documentNumber: '文号',
  order: '退还期限和金额',
  repaid: '已退还',
  rest: '尚未退还',
  until: '陈述意见截止',
  label: '陈述意见',
  hint: (length: string) => `请写明情况，可以写明有哪些材料能够证明，10至2000个字，已填${length}个字。只能提交一次。`,
  fault: '陈述意见应为10至2000个字。',
  send: '提交陈述意见',
  received: '已收到您的陈述意见，经办机构将一并核实，目前无需您办理。',
  made: '您的陈述意见',
  over: '提交陈述意见的期限已过。如有情况说明，请联系经办机构。',
  // The service's own sentences are Chinese.
  refusal: (_kind: string, detail: string) => detail,
};

/** Money that came back from the bank, and the way to correct the account. */
const paymentReturn = {
  returned: '银行退票',
  reason: '退票原因',
  refusal: '上次更正未予确认的原因',
  dueAt: '请于此时间前更正',
  neverLapses: '逾期仍可更正，补贴不因逾期失效。',
  confirming: '已收到您更正的收款账户，正在等待经办机构确认。发现仍有错误的，可以再次更正。',
  correct: '更正收款账户',
  correctAgain: '再次更正收款账户',
};

/** The words of what few cases need. They load with it, and not with every page. */
export const statementsText = { form, suspension, remedy, recovery, paymentReturn };
export type StatementsText = Texts<typeof statementsText>;
