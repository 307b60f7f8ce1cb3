import type { Texts } from '../texts.ts';

export const objectionText = {
  title: '提出异议',
  entry: (noticeId: string, serial: string) => `公示名单${noticeId}，序号${serial}`,
  intro: '异议须实名提出，不受理匿名异议。您的个人信息不向被公示人公开。',
  how: '如何提出异议',
  name: '姓名',
  idNumber: '公民身份号码',
  phone: '手机号码',
  phoneHint: '用于接收验证码和办理结果',
  sendCode: '获取验证码',
  sent: '验证码已发送，60秒后可重新获取，10分钟内有效。',
  tooSoon: '同一手机号码两次获取验证码须间隔60秒，每日最多5次，请稍后再试。',
  phoneCode: '短信验证码',
  statement: '异议内容',
  statementHint: (length: number) => `请写明情况和理由，10至2000个字，已填${length}个字`,
  submit: '提交异议',
  faults: (count: number) => `有${count}处需要更正`,
  faulty: {
    objectorName: '请填写本人姓名，2至50个汉字或字母。',
    objectorIdNumber: '请填写正确的18位公民身份号码。',
    phone: '请填写11位大陆手机号码。',
    phoneCode: '请获取并填写正确的6位短信验证码。',
    statement: '异议内容应为10至2000个字。',
  },
  receipt: {
    title: '异议已收到',
    once: '回执码只出示这一次，请抄下或打印。凭异议编号和回执码可查询办理情况。',
    number: '异议编号',
    code: '回执码',
    time: '收到时间',
    print: '打印',
    lookUp: '查询异议办理情况',
  },
};
export type ObjectionText = Texts<typeof objectionText>;
