/** What staff recorded of the death of an applicant, and to whom the money goes instead. */
export const deathText = {
  title: '申请人去世',
  diedOn: '去世日期',
  evidence: '证明材料',
  recorded: '登记',
  beforeSubmission: '去世日期早于申报之日：本次申报不能成立，补贴不能由继承人领取。',
  noHeir: '尚未登记继承人的收款账户，暂不拨付。',
  heirsTitle: '继承人收款信息',
  heir: '继承人',
  relation: '与申请人的关系',
  payee: '收款账户',
  named: '登记人',
  status: '状态',
  waiting: '等待确认，暂不拨付',
  confirmed: (at: string) => `已于${at}确认，补贴拨付至此账户`,
  refused: (why: string) => `未获确认：${why}`,
};

/** The forms of a death. */
export const deathForms = {
  death: {
    open: '登记死亡',
    intro:
      '查验死亡证明后登记。已通过审核、尚未拨付的即时暂停，正在公示的撤下；审核中的继续审核，拨付前须确认继承人的收款账户。申请人的手机号码收到一条告知，此后不再发送通知。由另一名异议处理岗人员决定恢复或者撤销。',
    diedOn: '去世日期',
    evidence: '证明材料',
    evidenceHint: '查验的材料名称和编号，如死亡医学证明、户口注销证明，4至2000字。不对外公开。',
    submit: '登记死亡',
    needed: { diedOn: '请填写去世日期，不晚于今天，不早于申请人出生之日', evidence: '证明材料应为4至2000字' },
    done: '已登记申请人去世。',
  },
  heirsPayee: {
    open: '继承人收款信息',
    intro:
      '查验继承证明后登记继承人及其本人账户，由拨付岗人员确认后方可拨付。确认前再次登记的，以后一次为准；确认后更改的，须重新确认。',
    heirName: '继承人姓名',
    heirIdNumber: '继承人公民身份号码',
    heirRelation: '与申请人的关系',
    heirRelationHint: '如配偶、子女、父母。',
    payeeKind: '收款方式',
    bankName: '开户银行',
    accountNumber: '账号',
    evidence: '证明材料',
    evidenceHint: '查验的材料名称和编号，如继承公证书、法院裁判，4至2000字。不对外公开。',
    submit: '提交确认',
    needed: {
      heirName: '请填写继承人姓名，2至50个汉字或字母',
      heirIdNumber: '请填写继承人18位公民身份号码，不能是申请人本人',
      heirRelation: '与申请人的关系应为2至20字',
      payeeKind: '请选择收款方式',
      bankName: '请填写开户银行',
      accountNumber: '请填写16至19位数字的账号',
      evidence: '证明材料应为4至2000字',
    },
    done: '已登记继承人收款信息，等待拨付岗人员确认。',
  },
};
