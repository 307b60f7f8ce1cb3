import type { StaffRole } from '../../../shared/domain/actor.ts';
import type { Check } from '../../../shared/domain/finding.ts';
import type { TaskOutcome } from '../../../shared/domain/task.ts';
import type { EventName } from '../../../shared/domain/transitions.ts';
import type { Texts } from '../texts.ts';
import { accessesText, fileText } from './staff-case.ts';

const events: Readonly<Record<EventName, string>> = {
  SUBMITTED: '提交申报',
  VERIFICATION_PASSED: '自动核验通过',
  VERIFICATION_REFUSED: '自动核验未通过',
  REGISTER_UNANSWERED: '转人工核验',
  MANUAL_VERIFICATION_APPROVED: '人工核验通过',
  MANUAL_VERIFICATION_REFUSED: '人工核验未通过',
  CORRECTION_ASKED: '要求补正',
  CORRECTED: '已补正',
  CORRECTION_REMINDED: '提醒补正',
  CORRECTION_LAPSED: '逾期未补正',
  FUND_REVIEW_APPROVED: '资金审核通过',
  FUND_REVIEW_REFUSED: '资金审核未通过',
  PUBLICATION_SCHEDULED: '排定公示',
  PUBLISHED: '开始公示',
  OBJECTION_FILED: '收到异议',
  OBJECTION_NOT_ADMITTED: '异议不予受理',
  CLOSED_UNCHALLENGED: '公示期满无异议',
  OBJECTION_REVIEW_OPENED: '开始异议复核',
  OBJECTION_DISMISSED: '异议不成立',
  OBJECTION_UPHELD: '异议成立',
  PAYMENT_REQUESTED: '发出拨付指令',
  PAYMENT_SETTLED: '拨付到账',
  PAYMENT_RETURNED: '银行退票',
  RETURN_REMINDED: '提醒更正账户',
  PAYEE_REFUSED: '退回更正的账户',
  PAYMENT_CONFIRMED: '确认重新拨付',
  PAYEE_CHANGED: '更改收款账户',
  CONTACT_CHANGED: '更改联系电话',
  WITHDRAWN: '申请人撤回',
};
const roles: Readonly<Record<StaffRole, string>> = {
  reviewer: '人工核验岗',
  'fund-reviewer': '资金审核岗',
  supervisor: '异议处理岗',
  payer: '拨付岗',
  auditor: '监督审计岗',
};
const outcomes: Readonly<Record<TaskOutcome, string>> = {
  APPROVE: '通过',
  REQUEST_CORRECTION: '要求补正',
  CONFIRM: '确认',
  REFUSE: '不予通过',
  UPHOLD: '异议成立',
  DISMISS: '异议不成立',
};
const checks: Readonly<Record<Check, string>> = { identity: '身份信息', employment: '用工登记', certificate: '证书' };

const queue = {
  status: '办理状态',
  openTasks: '待办',
  decidedTasks: '已办',
  decidedTitle: '已办事项',
  decidedIntro: '按办结时间排列，最近办结的排在最前。',
  noneDecided: '没有已办事项。',
  decidingRole: '办理岗位',
  decidedAt: '办理时间',
  kind: '事项类别',
  allKinds: '全部类别',
  agency: '经办机构',
  allAgencies: '全部机构',
  counts: '各类待办件数',
  open: (count: number) => `${count}件`,
  overdue: (count: number) => `超期${count}件`,
  atLeast: '件数较多，以上为最少件数。',
  age: (days: number) => (days === 0 ? '今日收到' : `已收到${days}天`),
  left: (days: number) => (days <= 0 ? '24小时内到期' : `还有${days}天`),
  late: (days: number) => (days === 0 ? '已超期不足1天' : `已超期${days}天`),
};

const shortcuts = {
  title: '键盘快捷键',
  on: '启用单键快捷键',
  list: '上下方向键：移到上一件、下一件。回车：打开。',
  filter: '/：转到筛选条件。',
  help: '?：显示或收起本说明。',
  choose: '1、2、3：选择决定。',
  write: 'E：转到具体事由或备注。',
  next: 'N：下一件。U：返回待办事项。',
  send: 'Ctrl+回车：提交，再次按下为确认。Esc：返回修改。',
};

const decision = {
  title: '作出决定',
  outcome: '决定',
  reasons: '理由（可多选）',
  explanation: '具体事由',
  explanationHint: '10至500字，将向申请人公开，不得含有异议人的任何信息。',
  fields: '需要补正的栏目（一次选齐）',
  correctionHint: '10至500字，将向申请人公开。逐项写明错在何处、如何更正。',
  sentBackHint: '10至500字，将向申请人公开。写明未予确认的原因，以及如何更正收款账户。',
  note: '内部备注',
  noteHint: '不对申请人公开。',
  noteNeeded: '写明核验方式和所见内容，不少于4个字。不对申请人公开。',
  employer: '查明的用人单位',
  agency: '用人单位所在区的经办机构',
  choose: '请选择',
  submit: '提交决定',
  sending: '正在提交……',
  confirmTitle: '请确认：申请人将看到以下内容',
  confirm: '确认并提交',
  back: '返回修改',
  faulty: (count: number) => `有${count}处需要更正`,
  outcomeMissing: '请选择决定',
  reasonsMissing: '请至少选择一项理由',
  fieldsMissing: '请至少选择一个需要补正的栏目',
  explanationShort: '具体事由应为10至500字',
  noteShort: '请写明核验方式和所见内容，不少于4个字',
  employerMissing: '请填写查明的用人单位',
  agencyMissing: '请选择经办机构',
  restored: '已恢复您上次填写的内容，尚未提交。',
  startAgain: '清空重填',
  fieldsAsked: (fields: string) => `要求补正的栏目：${fields}`,
  decidedTitle: '此事项已作出决定',
  cancelled: '此事项已撤销，无须办理。',
  onlyRole: (role: string) => `此事项由${role}办理，您可以查阅。`,
  done: (outcome: string) => `上一件已作出决定：${outcome}。`,
  allDone: '没有其他符合条件的待办事项。',
  seeking: '正在查找下一件……',
  next: '下一件',
  toQueue: '返回待办事项',
  toDecided: '返回已办事项',
  reload: '查看已作出的决定',
};
const actors: Readonly<Record<string, string>> = {
  applicant: '申请人',
  staff: '经办人员',
  system: '系统',
  bank: '银行',
  public: '社会公众',
};

const applications = {
  title: '申报案卷',
  phase: '环节',
  allPhases: '全部环节',
  empty: '没有符合条件的申报。',
  attempt: '第几次申报',
};
const notices = {
  title: '公示名单',
  empty: '目前没有公示名单。',
  notice: '公示编号',
  from: '公示开始',
  until: '公示截止',
  entries: '人数',
};

/** The words of queue, case and decision at the desk. */
export const deskText = {
  events,
  roles,
  outcomes,
  /** The outcome of a payment confirmation that refuses nothing. */
  sentBack: '退回申请人',
  checks,
  actors,
  queue,
  shortcuts,
  decision,
  file: fileText,
  accesses: accessesText,
  applications,
  notices,
};
export type DeskText = Texts<typeof deskText>;
