import type { MarkKind } from '../../../shared/domain/look-up-mark.ts';

/** Where other people use the same number as a case. */
const kinds: Readonly<Record<MarkKind, string>> = {
  PHONE: '联系电话',
  ACCOUNT: '收款账号',
  CERTIFICATE: '证书编号',
};

export const signalsText = {
  title: '其他人的申报使用了相同信息',
  intro: '仅供核查参考，不是不予通过的理由。',
  kinds,
  former: '（该件已更改）',
  elsewhere: (agency: string) => `由${agency}办理`,
  more: '还有更多申报，未全部列出。',
};

/** A decision that somebody else makes once more, without knowing it. */
export const secondLookText = {
  title: '抽样复审',
  blind: '本件为抽样复审，请独立作出判断。原决定及其后的办理情况在您提交后显示。',
  unaffected: '复审结论不改变原决定，也不影响办理进度；与原决定不一致的，由异议处理岗核实。',
  explanationHint: '10至500字，写明应不予通过的事由。不对申请人公开。',
};
