import type { AdmissionBasis } from '../../../shared/domain/remedy.ts';
import type { Channel } from '../../../shared/domain/task-request.ts';

const channels: Readonly<Record<Channel, string>> = { PHONE: '电话', LETTER: '信函', COUNTER: '窗口' };

const bases: Readonly<Record<AdmissionBasis, string>> = {
  RECONSIDERATION: '复核',
  ADMINISTRATIVE_RECONSIDERATION: '行政复议决定',
  COURT: '法院裁判',
  SELF_CORRECTION: '自行纠正',
};

/** What a task is about, where that is not the case itself. */
export const requestText = {
  titles: {
    SUSPENSION_REVIEW: '暂停的事由',
    COMPLAINT: '反映的情况',
    RECONSIDERATION: '复核申请',
    REVERSAL: '撤销原决定的依据',
    HEIRS_PAYEE: '继承人收款信息',
  },
  channels,
  explanation: '具体事由',
  note: '内部备注',
  rechecks: '拨付前核验结果',
  askedBy: '提出人',
  bySystem: '系统（拨付前核验未通过）',
  complainant: '反映人',
  entry: '公示对象',
  serial: (noticeId: string, serial: number) => `${noticeId}，序号${serial}`,
  channel: '来源',
  receivedOn: '收到日期',
  receivedAt: '收到时间',
  basis: '依据',
  documentNumber: '文书编号',
  statement: '申请人的陈述意见',
  keyed: (channel: string, by: string, at: string) => `来源：${channel}；${by}于${at}录入`,
};

/** What happened to a case after its approval or its refusal. */
export const remediesText = {
  bases,
  suspended: '暂停办理',
  suspendedAt: '暂停时间',
  explanation: '具体事由',
  statementUntil: '陈述意见截止',
  statement: '陈述意见',
  none: '尚未陈述',
  reconsideration: '复核',
  until: '申请复核截止',
  requestedAt: '申请时间',
  dueAt: '办理期限',
  outcome: '复核结果',
  open: '正在复核',
  decidedAt: '决定时间',
  overturned: (basis: string, documentNumber: string, at: string) =>
    `原决定已于${at}被撤销。依据：${basis}，文书编号${documentNumber}。`,
  inItsPlace: '新立的申报：',
  admitted: (basis: string, documentNumber: string) =>
    `本件因原决定被撤销而新立，申报时间按原申报。依据：${basis}，文书编号${documentNumber}。`,
  inPlaceOf: '原申报：',
};
