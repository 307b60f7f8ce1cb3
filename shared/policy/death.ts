const WHAT_TO_DO =
  '暂停拨付。申请人申报时符合条件的，补贴由其继承人领取，请继承人持有关证明到经办机构办理；' +
  '登记与事实不符的，请立即联系经办机构，也可在期限内提交陈述意见。';

/** Why a case waits after a death, as whoever uses the applicant's account reads it. It names neither day nor heir. */
export const DEATH_TEXT = `本件已登记申请人去世，${WHAT_TO_DO}`;

/** The same where the identity register tells the death and staff have not recorded one. */
export const DEATH_BY_REGISTER_TEXT = `人口信息系统显示申请人已去世，${WHAT_TO_DO}`;
