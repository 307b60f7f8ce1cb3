import type { Texts } from '../texts.ts';

/** The texts of the panel of the local run. */
export const localText = {
  frame: {
    serviceName: '本地运行面板',
    skipToContent: '跳到正文',
    pagesLabel: '栏目',
    help: '此面板只在本地运行时存在。',
    agencies: '经办机构',
    pages: { panel: '面板', citizen: '申请人页面', staff: '经办工作台' },
  },
  loading: '正在加载……',
  unreachable: '本地服务没有应答。',
  retry: '重试',
  panel: { title: '本地运行面板', clock: '当前时钟' },
  notFound: '没有这个页面',
};
export type LocalText = Texts<typeof localText>;
