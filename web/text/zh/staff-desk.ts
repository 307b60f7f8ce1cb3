import type { StaffRole } from '../../../shared/domain/actor.ts';
import type { Check } from '../../../shared/domain/finding.ts';
import type { TaskKind, TaskOutcome } from '../../../shared/domain/task-kind.ts';
import type { Texts } from '../texts.ts';
import { batchesText } from './staff-batches.ts';
import { budgetText } from './staff-budget.ts';
import { accessesText, fileText } from './staff-case.ts';
import { entryText, searchText } from './staff-counter.ts';
import { deathText } from './staff-death.ts';
import { eventsText } from './staff-events.ts';
import { formsText } from './staff-forms.ts';
import { handoversText } from './staff-handover.ts';
import { recoveryText } from './staff-recovery.ts';
import { remediesText, requestText } from './staff-remedies.ts';
import { reportsText } from './staff-reports.ts';
import { retentionText } from './staff-retention.ts';
import { claimText, delegationsText } from './staff-sharing.ts';
import { secondLookText, signalsText } from './staff-signals.ts';
import { whatIfText } from './staff-what-if.ts';

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
  LIFT: '恢复办理',
  REVOKE: '撤销审核结论',
  MAINTAIN: '维持原决定',
  GRANT: '撤销原决定',
  RECOVER: '决定追缴',
  DROP: '不予追缴',
};
/** The outcomes that have a name of their own in one kind of task. */
const outcomesOfKind = {
  PAYMENT_CONFIRMATION: { REFUSE: '退回申请人' },
  COMPLAINT: { UPHOLD: '反映属实', DISMISS: '反映不实' },
  REVERSAL: { CONFIRM: '确认撤销原决定', REFUSE: '不予确认' },
  VERIFICATION_SECOND_LOOK: { APPROVE: '应予通过', REFUSE: '应不予通过' },
  FUND_SECOND_LOOK: { APPROVE: '应予通过', REFUSE: '应不予通过' },
  DISAGREEMENT: { MAINTAIN: '原决定无误', UPHOLD: '原决定有误' },
  SUSPENSION_REVIEW: { DISMISS: '去世登记有误' },
  HEIRS_PAYEE: { REFUSE: '退回重新登记' },
} as const satisfies Partial<Record<TaskKind, Partial<Record<TaskOutcome, string>>>>;
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
  heirsSentBackHint: '10至500字，写明未予确认的原因，仅供工作人员查阅。',
  sentBackHint: '10至500字，将向申请人公开。写明未予确认的原因，以及如何更正收款账户。',
  note: '内部备注',
  noteHint: '不对申请人公开。',
  noteNeeded: '写明核验方式和所见内容，不少于4个字。不对申请人公开。',
  findingsNeeded: '写明核查情况，不少于4个字。不对申请人公开。',
  employer: '查明的用人单位',
  agency: '用人单位所在区的经办机构',
  choose: '请选择',
  submit: '提交决定',
  sending: '正在提交……',
  confirmTitle: '请确认：申请人将看到以下内容',
  confirmOutcome: '请确认：此决定的后果',
  confirm: '确认并提交',
  back: '返回修改',
  faulty: (count: number) => `有${count}处需要更正`,
  outcomeMissing: '请选择决定',
  reasonsMissing: '请至少选择一项理由',
  fieldsMissing: '请至少选择一个需要补正的栏目',
  explanationShort: '具体事由应为10至500字',
  noteShort: '请写明核验方式和所见内容，不少于4个字',
  findingsShort: '请写明核查情况，不少于4个字',
  employerMissing: '请填写查明的用人单位',
  agencyMissing: '请选择经办机构',
  amount: '追缴金额（元）',
  amountHint: '不超过告知的追缴金额。',
  amountMissing: '请填写追缴金额，单位为元，最多两位小数',
  repayBy: '还款期限',
  repayByMissing: '请填写还款期限，在今天之后',
  restored: '已恢复您上次填写的内容，尚未提交。',
  startAgain: '清空重填',
  fieldsAsked: (fields: string) => `要求补正的栏目：${fields}`,
  decidedTitle: '此事项已作出决定',
  cancelled: '此事项已撤销，无须办理。',
  onlyRole: (role: string) => `此事项由${role}办理，您可以查阅。`,
  onlyAnother: '此事项由您提出，须由另一人办理。您可以查阅。',
  done: (outcome: string) => `上一件已作出决定：${outcome}。`,
  allDone: '没有其他符合条件的待办事项。',
  seeking: '正在查找下一件……',
  next: '下一件',
  toQueue: '返回待办事项',
  toDecided: '返回已办事项',
  reload: '查看已作出的决定',
};
/** What follows from a decision, where it is more than the next step. */
const consequences = {
  LIFT: '由拨付环节暂停且其间没有新异议的，继续拨付；其他的重新公示，公示期重新计算。',
  REVOKE: '本件不予通过，不再拨付。申请人将收到决定、理由和救济途径。',
  GRANT:
    '原决定即行撤销，案卷标明“已被撤销”，并按原申报日期为申请人新立一件申报。仅由工作人员不予通过的，从资金审核开始；其他的重新核验。',
  CONFIRM:
    '原决定依该文书撤销，案卷标明“已被撤销”，并按原申报日期为申请人新立一件申报。仅由工作人员不予通过的，从资金审核开始；其他的重新核验。',
  DISMISS: '撤销去世登记，恢复办理，补贴拨付给申请人本人；继承人的收款信息作废。',
  /** Where the applicant may still speak. */
  stillHeard: (until: string) => `申请人尚未陈述意见，陈述期限至${until}。期满前作出撤销，申请人将失去陈述的机会。`,
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
  receipt: '不予受理回执',
  notAccepted: '不予受理',
  byNumber: '申报编号或不予受理回执编号',
  open: '打开',
  numberMissing: '请填写编号',
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
  events: eventsText,
  roles,
  outcomes,
  outcomesOfKind,
  consequences,
  checks,
  actors,
  queue,
  shortcuts,
  decision,
  file: fileText,
  request: requestText,
  remedies: remediesText,
  signals: signalsText,
  secondLook: secondLookText,
  forms: formsText,
  claim: claimText,
  delegations: delegationsText,
  handovers: handoversText,
  death: deathText,
  entry: entryText,
  search: searchText,
  recovery: recoveryText,
  batches: batchesText,
  budget: budgetText,
  whatIf: whatIfText,
  reports: reportsText,
  retention: retentionText,
  accesses: accessesText,
  applications,
  notices,
};
export type DeskText = Texts<typeof deskText>;
