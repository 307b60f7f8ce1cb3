import type {
  ENTRY_OUTCOMES,
  Ending,
  HoldGround,
  LegalHoldBasis,
  RemovalScope,
  RetentionPlan,
} from '../../../shared/domain/retention.ts';

const statuses: Readonly<Record<RetentionPlan['status'], string>> = {
  DRAWING_UP: '正在生成',
  DRAFT: '待批准',
  REPLACED: '已被新计划取代',
  RELEASED: '已批准，正在执行',
  DONE: '已执行',
};
const endings: Readonly<Record<Ending, string>> = {
  PAID: '已拨付',
  REFUSED: '不予通过',
  WITHDRAWN: '已撤回',
  RECEIPT: '不予受理',
};
const scopes: Readonly<Record<RemovalScope, string>> = {
  ALL: '全部内容',
  BESIDE_VOUCHER: '会计凭证以外的内容',
};
const holds: Readonly<Record<HoldGround, string>> = {
  LEGAL_HOLD: '已登记延长保存',
  OPEN_TASK: '尚有待办事项',
  OPEN_RECOVERY: '追缴未办结',
  NEW_ATTEMPT: '重新办理的申报未办结',
};
const outcomes: Readonly<Record<(typeof ENTRY_OUTCOMES)[number], string>> = {
  REMOVED: '已删除',
  KEPT: '未删除：执行时须继续保存',
};
const bases: Readonly<Record<LegalHoldBasis, string>> = {
  ADMINISTRATIVE_RECONSIDERATION: '行政复议',
  LITIGATION: '诉讼',
  INQUIRY: '有关机关查询',
  OTHER: '其他',
};

/** The words of removals at the end of their time, and of legal holds. */
export const retentionText = {
  title: '到期清理',
  intro: '每日列出保存期限已满的案卷。经市级主管批准后，删除其中的个人信息；办理痕迹和统计数据保留。',
  loading: '正在加载清理计划……',
  empty: '目前没有到期的案卷。',
  plan: '清理计划',
  drawnUpAt: '生成时间',
  status: '状态',
  dueCount: '将删除',
  heldCount: '继续保存',
  released: '批准',
  by: (who: string, at: string) => `${who}，${at}`,
  note: '批准意见',
  result: '执行结果',
  resultOf: (removed: string, kept: string, at: string) => `已删除${removed}件，未删除${kept}件，${at}`,
  entries: '案卷',
  ending: '结果',
  scope: '删除范围',
  endedOn: '办结日期',
  dueOn: '可删除之日',
  outcome: '处理',
  willGo: '将删除',
  held: (why: string) => `继续保存：${why}`,
  statuses,
  endings,
  scopes,
  holds,
  outcomes,
  bases,
  back: '返回清理计划',
  release: {
    title: '批准执行',
    intro: '批准后一小时内开始删除，删除后不能恢复。执行前登记延长保存的案卷不会删除。',
    note: '批准意见',
    noteHint: '4至500字。不对申请人公开。',
    submit: '批准执行',
    confirm: (count: string) => `确认删除${count}件案卷的内容`,
    needed: '批准意见应为4至500字',
    done: '已批准，将在一小时内执行。',
    onlySupervisors: '由市级主管批准执行。',
    nothing: '本计划没有可以删除的案卷。',
  },
  hold: {
    title: '延长保存',
    facts: (basis: string, who: string, at: string) => `${basis}，${who}登记，${at}`,
  },
  removed: '内容已按期删除',
};

/** The forms by which a case is kept, or let go. */
export const holdForms = {
  hold: {
    open: '延长保存',
    intro: '复议、诉讼或者有关机关查询期间，案卷到期不清理。解除之前一直保存。',
    basis: '事由',
    documentNumber: '文书编号',
    documentNumberHint: '可以不填。',
    note: '说明',
    noteHint: '4至500字。不对申请人公开。',
    submit: '登记延长保存',
    needed: { basis: '请选择事由', documentNumber: '文书编号应为2至100字', note: '说明应为4至500字' },
    done: '已登记延长保存。',
  },
  lift: {
    open: '解除延长保存',
    intro: '解除后，保存期限已满的案卷将列入下一次清理计划。',
    submit: '解除延长保存',
    done: '已解除延长保存。',
  },
};
