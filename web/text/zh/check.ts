/** The rest of the page of the check. */
export const checkText = {
  check: '查看结果',
  eligible: '可以申报',
  eligibleText: (amount: string, lastDay: string) => `补贴金额${amount}，申报截止日为${lastDay}。`,
  eligibleWithoutDay: (amount: string) => `补贴金额${amount}。`,
  notEligible: '目前不能申报',
  unknown: '该日期的工作日安排尚未公布，暂时不能判断，请咨询经办机构。',
  limits: '结果根据您的回答得出。信息核验和历次申报情况以申报时为准。',
  apply: '去申报',
};
