/** The remedies that every refused submission is told. */
export const REMEDIES = {
  agency: '大连市就业服务中心',
  phone: '84369129',
  reviewDays: 15,
  reconsiderationOrgan: '大连市人民政府',
  reconsiderationDays: 60,
  litigationMonths: 6,
};
