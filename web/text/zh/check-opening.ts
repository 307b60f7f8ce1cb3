/** What stands on the page of the check before its script has loaded. */
export const checkOpening = {
  title: '看看我能不能申报',
  intro: '回答五个问题，不需要登录，填写的内容不会发送。',
};
