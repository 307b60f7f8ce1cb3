import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NoticePage } from '../../../web/public/notice-page.tsx';
import { publicText as english } from '../../../web/text/en/public.ts';
import { publicText as chinese } from '../../../web/text/zh/public.ts';

const notice = {
  noticeId: '210202-20210617',
  agency: '210202',
  agencyName: '中山区公共事业服务中心',
  publishAt: '2021-06-17T09:00:00+08:00',
  closesAt: '2021-06-25T00:00:00+08:00',
  daysLeft: 8,
  entries: [],
  q: '',
  isFirst: true,
  searched: 0,
  styles: 'assets/portal.css',
};
const inChinese = (...withdrawnSerials: number[]) =>
  renderToStaticMarkup(<NoticePage {...notice} withdrawnSerials={withdrawnSerials} language="zh" text={chinese} />);
const inEnglish = (...withdrawnSerials: number[]) =>
  renderToStaticMarkup(<NoticePage {...notice} withdrawnSerials={withdrawnSerials} language="en" text={english} />);

test('a notice names the entries that were pulled from it, and says nothing where there are none', () => {
  expect(inChinese(3)).toContain('第3号已撤下。');
  expect(inChinese(3, 5)).toContain('第3号、第5号已撤下。');
  expect(inChinese()).not.toContain('已撤下');
  expect(inEnglish(3, 5)).toContain('Withdrawn from this notice: number 3, number 5.');
  expect(inEnglish()).not.toContain('Withdrawn');
});
