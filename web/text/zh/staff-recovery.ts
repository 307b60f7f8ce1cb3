import type { RecoveryGround, RecoveryStatus } from '../../../shared/domain/recovery.ts';

const grounds: Readonly<Record<RecoveryGround, string>> = {
  OVERPAID: '多发补贴',
  NOT_ENTITLED: '不符合享受条件',
  FALSE_DECLARATION: '虚假申报',
  DUPLICATE: '重复享受',
};
const statuses: Readonly<Record<RecoveryStatus, string>> = {
  NOTIFIED: '已告知，待决定',
  DECIDED: '已决定，待还款',
  PART_REPAID: '部分还款',
  REPAID: '已还清',
  TRANSFERRED: '已移送',
  CLOSED: '已终止',
};

/** What was asked back of a paid case. */
export const recoveryText = {
  title: '追缴',
  grounds,
  statuses,
  conclusions: { TRANSFERRED: '移送', CLOSED: '终止追缴' },
  status: '状态',
  ground: '追缴事由',
  asked: '拟追缴金额',
  explanation: '具体事由',
  notifiedAt: '告知',
  hearingUntil: '陈述意见截止',
  statement: '申请人的陈述意见',
  none: '尚未陈述',
  decision: '决定理由',
  documentNumber: '文号',
  order: '还款期限和金额',
  and: '；',
  repaid: '已归还',
  rest: '尚未归还',
};

/** The forms of a recovery. */
export const recoveryForms = {
  recovery: {
    open: '启动追缴',
    intro:
      '追缴已拨付的补贴。申请人将收到告知，可在5个工作日内陈述意见；由另一名异议处理岗人员决定。办结前，暂缓向此人拨付其他补贴。',
    ground: '追缴事由',
    amount: '追缴金额（元）',
    amountHint: '不超过已拨付而尚未追回的金额，如 2500 或 2500.00。',
    explanation: '具体事由',
    explanationHint: '10至500字，将向申请人公开，不得含有异议人的任何信息。',
    submit: '启动追缴',
    needed: {
      ground: '请选择追缴事由',
      amount: '请填写追缴金额，单位为元，最多两位小数',
      explanation: '具体事由应为10至500字',
    },
    done: '已启动追缴，等待另一人决定。',
  },
  repayment: {
    open: '登记还款',
    intro: '登记已到账的还款。同一到账流水号只登记一次。启动或者决定追缴的人员不办理登记。',
    amount: '还款金额（元）',
    rest: (rest: string) => `尚未归还${rest}。`,
    reference: '到账流水号',
    receivedOn: '到账日期（北京时间）',
    submit: '登记还款',
    needed: {
      amount: '请填写还款金额，单位为元，最多两位小数，不超过尚未归还的金额',
      reference: '到账流水号应为4至64字',
      receivedOn: '请填写到账日期，不早于补贴支付之日，不晚于今天',
    },
    done: (rest: string) => `已登记还款，尚未归还${rest}。`,
  },
  conclusion: {
    open: '移送或终止追缴',
    intro: '移送有关机关后仍可登记还款；终止后不再追缴其余款项。启动追缴的人员不办理。',
    status: '办理方式',
    explanation: '具体事由',
    explanationHint: '10至500字，将向申请人公开。',
    submit: '提交',
    needed: { status: '请选择办理方式', explanation: '具体事由应为10至500字' },
    done: '已办理。',
  },
};
