import { deathForms } from './staff-death.ts';
import { agencyText } from './staff-handover.ts';
import { recoveryForms } from './staff-recovery.ts';
import { holdForms } from './staff-retention.ts';

/** What somebody reported of an entry, keyed at the counter. */
const objection = {
  title: '录入异议',
  intro: '录入电话、信函或窗口提出的异议。异议须实名，请核对姓名和公民身份号码。',
  window: '是否在公示期内，以收到时间为准，与何时录入无关。',
  notOffered: '您的岗位不办理录入，请由其他岗位录入。',
  noticeId: '公示编号',
  serial: '序号',
  objectorName: '异议人姓名',
  objectorIdNumber: '异议人公民身份号码',
  phone: '异议人手机号码',
  phoneHint: '用于告知办理结果',
  statement: '异议内容',
  statementHint: '照异议人的原话或来信录入，10至2000字。',
  channel: '来源',
  receivedOn: '收到日期（北京时间）',
  receivedTime: '收到时间（北京时间）',
  receivedHint: '来电、来人的时间，或信函送达的时间。',
  submit: '录入',
  needed: {
    noticeId: '请填写公示编号',
    serial: '请填写公示序号，为1至8位数字',
    objectorName: '请填写异议人姓名，2至50个汉字或字母',
    objectorIdNumber: '请填写异议人18位公民身份号码',
    phone: '请填写异议人11位大陆手机号码',
    statement: '异议内容应为10至2000字',
    channel: '请选择来源',
    receivedOn: '请填写收到日期，不晚于现在',
    receivedTime: '请填写收到时间',
  },
  unknownEntry: '没有这条公示，请核对公示编号和序号',
  alreadyObjected: '此人已对该公示对象提出过异议，不再重复录入；可凭原回执查询办理情况',
  ownEntry: '异议人就是公示对象本人，不能作为异议录入',
  receipt: {
    OBJECTION: '已作为异议录入',
    COMPLAINT: '已作为情况反映录入',
    meaning: {
      OBJECTION: '收到时间在公示期内，补贴尚未拨付：作出复核决定以前不予拨付。',
      COMPLAINT: '收到时间不在公示期内，或者补贴已经拨付：由异议处理岗核查，不停止办理。',
    },
    once: '回执码只出示这一次，请打印或者抄写，交给本人。',
    number: '编号',
    code: '回执码',
    time: '收到时间',
    how: (host: string) => `凭编号和回执码，可以在${host}的“查询异议办理情况”中查询。`,
    print: '打印回执',
    another: '再录入一件',
  },
};

/** More time for the review of objections. */
const extension = {
  open: '延长期限',
  reason: '延长理由',
  hint: '4至500字。只能延长一次。',
  submit: '延长期限',
  needed: { reason: '延长理由应为4至500字' },
  extended: (dueAt: string) => `期限已延长至${dueAt}`,
  why: (reason: string, by: string, at: string) => `理由：${reason}（${by}，${at}）`,
};

const suspension = {
  open: '暂停办理',
  intro:
    '正在公示的即时撤下，序号不再使用；尚未拨付的停止拨付。申请人将收到告知，并可在规定期限内陈述意见。由另一名异议处理岗人员决定恢复或者撤销。',
  explanation: '具体事由',
  explanationHint: '10至500字，将向申请人公开，不得含有异议人的任何信息。',
  note: '内部备注',
  noteHint: '可以不填。不对申请人公开。',
  submit: '暂停办理',
  needed: { explanation: '具体事由应为10至500字', note: '内部备注不超过2000字' },
  done: '已暂停办理。',
};

const reconsideration = {
  open: '录入复核申请',
  intro: '录入申请人以电话、信函或到窗口提出的复核申请。是否在期限内，以收到日期为准。',
  statement: '复核请求和理由',
  statementHint: '照申请人的原话或来信录入，10至2000字。',
  channel: '来源',
  receivedOn: '收到日期（北京时间）',
  submit: '录入复核申请',
  needed: {
    statement: '复核请求应为10至2000字',
    channel: '请选择来源',
    receivedOn: '请填写收到日期，不早于决定之日，不晚于今天',
  },
  tooLate: '收到日期已超过申请复核的期限，不能录入',
  askedBefore: '该决定已申请过复核，不再重复录入',
  done: (dueAt: string) => `已录入复核申请，办理期限至${dueAt}。`,
};

const reversal = {
  open: '撤销原决定',
  intro: '依行政复议决定、法院裁判或者自行纠正，提请撤销不予通过的决定。由市级另一名异议处理岗人员确认后生效。',
  basis: '依据',
  documentNumber: '文书编号',
  documentNumberHint: '复议决定书、裁判文书或者纠正文件的编号。',
  note: '内部备注',
  noteHint: '写明文书的主要内容，4至2000字。不对申请人公开。',
  submit: '提请撤销',
  needed: {
    basis: '请选择依据',
    documentNumber: '文书编号应为2至60字',
    note: '内部备注应为4至2000字',
  },
  done: '已提请撤销，等待另一人确认。',
  toTask: '查看该事项',
};

/** What staff key and ask for. */
export const formsText = {
  title: '办理操作',
  choose: '请选择',
  faulty: (count: number) => `有${count}处需要更正`,
  sending: '正在提交……',
  cancel: '取消',
  objection,
  extension,
  agency: agencyText,
  suspension,
  reconsideration,
  reversal,
  ...recoveryForms,
  ...deathForms,
  ...holdForms,
};
