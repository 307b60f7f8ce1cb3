import type { Texts } from '../texts.ts';

export const objectionText = {
  entry: (noticeId: string, serial: string) => `公示名单${noticeId}，序号${serial}`,
  how: '如何提出异议',
  signInInstead: '有登录账号的，可以登录后提出，不需要验证码；已写的异议内容保留。',
  signIn: '登录后提出',
  signedIn: (name: string) => `您已登录，将以${name}的名义提出异议。`,
  kept: '异议内容保存在本窗口，提交或者关闭窗口后清除。姓名、公民身份号码和手机号码不保存，离开本页后须重新填写。',
  signInEnded: '登录已失效，请重新登录。异议内容保存在本窗口。',
  keptSignedIn: '异议内容保存在本窗口，提交、退出登录或者关闭窗口后清除。',
  name: '姓名',
  idNumber: '公民身份号码',
  phone: '手机号码',
  phoneHint: '用于接收验证码和办理结果',
  phoneCode: '短信验证码',
  statement: '异议内容',
  statementHint: (length: number) => `请写明情况和理由，10至2000个字，已填${length}个字`,
  submit: '提交异议',
  submitting: '正在提交……',
  // The service's own sentences are Chinese.
  refusal: (_kind: string, detail: string) => detail,
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
