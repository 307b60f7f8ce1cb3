import type { Texts } from '../texts.ts';

/** Under which programme one applies, where several cover a certificate. */
export const programmeText = {
  label: '补贴项目',
  hint: '您的证书在以下补贴项目的发证时间范围内。同一职业（工种）同一等级只能享受一个项目，请选择一个。',
  pays: (amount: string, lastDay: string) =>
    lastDay === '' ? `补贴金额${amount}。` : `补贴金额${amount}，申报截止日为${lastDay}。`,
  refuses: '目前不能申报：',
  several: '您的证书在以下补贴项目的发证时间范围内。同一职业（工种）同一等级只能享受一个项目。',
  apply: (title: string) => `按此项目申报（${title}）`,
};
export type ProgrammeText = Texts<typeof programmeText>;
