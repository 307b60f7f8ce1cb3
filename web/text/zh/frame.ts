import type { Texts } from '../texts.ts';

/** The frame around the pages of citizens and the public. */
export const frameText = {
  serviceName: '职业技能证书补贴',
  skipToContent: '跳到正文',
  pagesLabel: '栏目',
  help: '需要帮助？请拨打经办机构咨询电话：',
  agencies: '经办机构电话',
  pages: {
    start: '首页',
    apply: '我要申报',
    applications: '我的申报',
    standards: '补贴标准',
    agencies: '经办机构',
    notices: '公示名单',
  },
};
export type FrameTexts = Texts<typeof frameText>;
