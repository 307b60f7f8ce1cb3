/** The pages on which an applicant changes the account or the phone of their own accord. */
export const changeText = {
  kept: '其他申报内容不变。已填内容保存在本窗口，提交、退出登录或者关闭窗口后清除。',
  payee: {
    intro: '收款账户须为您本人的银行账户或者社会保障卡。提交后即时生效，补贴拨付至更改后的账户。',
    introAfterReturn:
      '收款账户须为您本人的银行账户或者社会保障卡。提交后由经办机构确认，确认后重新拨付，无需再次公示。',
    send: '提交收款账户',
    closed: '本件目前不能更改收款账户：补贴已进入拨付，或者本件已经暂停、办结。请到申报详情查看最新进度。',
  },
  contact: {
    intro: '与本件有关的短信将发送至更改后的手机号。',
    send: '提交联系电话',
    closed: '本件已经办结，不能更改联系电话。请到申报详情查看办理结果。',
  },
};
