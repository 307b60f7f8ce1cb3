/** How a case is passed on to another agency, at the desk. */
export const agencyText = {
  open: '移送经办机构',
  intro:
    '此件应当由其他经办机构办理的，审核通过前可以移送。待办事项一并移送，办理期限不变，申请人将收到告知。机构之间移送、退回以后仍有争议的，由市级机构决定。',
  agency: '移送给',
  reason: '移送理由',
  reasonHint: '4至500字，写明应由该机构办理的依据。不对申请人公开。',
  submit: '移送',
  needed: { agency: '请选择接收的经办机构', reason: '移送理由应为4至500字' },
  done: (agency: string) => `已移送${agency}。`,
};

export const handoversText = {
  title: '移送记录',
  passedOn: (from: string, to: string, by: string, at: string) => `${at}，由${from}移送${to}（${by}）。`,
  because: (reason: string) => `理由：${reason}`,
};
