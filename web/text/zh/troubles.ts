import type { Texts } from '../texts.ts';

/** What went wrong between the page and the service, in words of its reader. */
export const troublesText = {
  unreachable: '服务暂时无法连接，已填内容仍在本页，请重试。',
  unavailable: '系统繁忙，本次提交尚未受理，请稍后重试；重复提交不会重复受理。',
  // The same for what only reads, where nothing was entered.
  reading: {
    unreachable: '服务暂时无法连接，请重试。',
    unavailable: '系统繁忙，请稍后重试。',
    signInNeeded: '登录已失效，请重新登录。',
  },
  signInNeeded: '登录已失效，请重新登录。已填内容保存在本机。',
  forbidden: '您的登录身份不能办理此事项。',
  notFound: '没有找到您要查询的内容。',
  tooMany: '操作过于频繁，请稍后再试。',
  retryIn: (wait: string) => `可在${wait}后重试。`,
  retryNow: '现在可以重试。',
  wait: {
    seconds: (count: number) => `${count}秒`,
    minutes: (count: number) => `${count}分钟`,
    hours: (count: number) => `${count}小时`,
  },
  unexpected: (requestId: string) => `系统出现错误，已记录。请稍后重试，或凭编号${requestId}联系经办机构。`,
  retry: '重试',
};
export type TroublesText = Texts<typeof troublesText>;
