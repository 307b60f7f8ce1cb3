import { caseLabelsText } from './case-labels.ts';

const fields = caseLabelsText.correctableFields;

/** The form of an application, and the check before it. */
const labels = {
  name: fields['applicant.name'],
  idNumber: '公民身份号码',
  socialSecurityNumber: fields['applicant.socialSecurityNumber'],
  phone: fields['applicant.phone'],
  phoneCode: '短信验证码',
  applicantCategory: '人员类别',
  certificateCategory: fields['certificate.category'],
  certificateNumber: fields['certificate.number'],
  occupationCode: fields['certificate.occupationCode'],
  level: fields['certificate.level'],
  programme: '补贴项目',
  issuedOn: fields['certificate.issuedOn'],
  payeeKind: fields['payee.kind'],
  bankName: fields['payee.bankName'],
  accountNumber: fields['payee.accountNumber'],
};

const faults = {
  name: '请填写姓名，应为2至50个汉字或字母，可含间隔号·。',
  idNumber: '请填写本人的18位公民身份号码。',
  socialSecurityNumber: '请填写个人社保账号。',
  phone: '请填写11位手机号。',
  phoneCode: '请获取并填写6位短信验证码。',
  applicantCategory: '请选择人员类别。',
  certificateCategory: '请选择证书类别。',
  certificateNumber: '请填写证书编号，应为4至40位字母、数字。',
  occupationCode: '请查找并选择职业（工种）。',
  level: '请选择职业等级。',
  programme: '请选择一个补贴项目。',
  issuedOn: '请填写证书核发日期，如2021年5月20日。',
  payeeKind: '请选择收款方式。',
  bankName: '请填写开户银行，不少于2个字。',
  accountNumber: '请填写16至19位银行账号。',
};

export const applyText = {
  title: '我要申报',
  intro: '请准备好职业资格证书或者技能等级证书，以及本人的银行卡或社会保障卡，对照证书填写，大约需要5分钟。',
  kept: '已填内容保存在本机，提交后或者退出登录时清除，最多保存7天。',
  forget: '这不是我的设备',
  forgotten: '本机保存的内容已清除，此后填写的内容不再保存在本机。',
  restored: '已恢复您上次填写的内容。',
  person: '申报人',
  certificate: '证书',
  payee: '补贴发放到',
  labels,
  faults,
  fromSignIn: '来自登录信息，不能更改',
  cardTellsBank: '社会保障卡可不填',
  phoneHint: '办理结果将发送到此号码。与登录账号的手机号不同的，须填写短信验证码。',
  dateHint: '例如：2021年5月20日',
  parts: { year: '年', month: '月', day: '日' },
  occupationHint: '可以输入名称、拼音、首字母或编码，例如：焊工、hangong、hg、6-18-02-04',
  occupationChoice: '查找结果',
  occupationChosen: '已选择：',
  unnamedOccupation: '按证书上的编码填报',
  occupationsFound: (total: number, shown: number) => {
    if (total === 0) return '没有找到，请换一个词，或输入证书上的编码。';
    return total > shown ? `找到${total}个，显示前${shown}个。` : `找到${total}个。`;
  },
  applicantCategories: caseLabelsText.applicantCategories,
  payeeKinds: { BANK_ACCOUNT: '银行账户', SOCIAL_SECURITY_CARD: '社会保障卡' },
  noAmount: '没有补贴',
  summary: (faultCount: number) => `有${faultCount}处需要更正`,
  warningsTitle: '请核对',
  warningsText: '以下内容看起来不常见。与证书、银行卡一致的，可以继续提交。',
  // The service's own sentences are Chinese.
  warning: (_field: string, message: string) => message,
  confirm: '已核对，继续提交',
  send: '提交申报',
  sending: '正在提交……',
  refusedTitle: '不符合申报条件',
  notAgainTitle: '目前不能再次申报',
  correctable: '更正后可以重新申报。',
  answered:
    '此前提交的内容已有结果，请先到“我的申报”查看；不予受理的，可在其中查看回执。仍需提交现在填写的内容的，可以再次提交。',
  toApplications: '我的申报',
  remedies: (agency: string, review: string, organ: string, reconsideration: string, litigation: string) =>
    `对本决定不服的，可自收到之日起${review}日内向${agency}申请复核；也可自知道之日起${reconsideration}日内向${organ}申请行政复议，或者自知道之日起${litigation}个月内向人民法院提起行政诉讼。咨询电话：`,
  signInUnkept: '登录已失效。您已选择不在本机保存，重新登录后需要重新填写。',
  sentElsewhere: '此申报已在另一个窗口提交或清除。',
};
