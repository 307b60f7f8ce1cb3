import { describe, expect, test } from 'vitest';
import { showPage } from '../../../functions/portal/show-page.ts';
import { policies } from '../../../shared/policy/policies.ts';
import type { Statistics } from '../../../web/public/statistics-page.tsx';
import { noticesWith } from './notices-with.ts';
import { occupations, portalRequestOf, renderer, statistics } from './portal-support.ts';

const paid: Statistics = {
  rows: [
    { month: '2021-06', agency: '210202', level: 3, count: 1200, fen: 300_000_000 },
    { month: '2021-06', agency: '210203', level: 5, count: '<11', fen: '<11' },
    { month: '2021-07', agency: '210202', level: 3, count: 11, fen: 2_750_000 },
  ],
  totals: { count: 1211, fen: 302_750_000, rowsLeftOut: 1 },
  asOf: '2021-08-01T09:00:00+08:00',
};
const show = async (path: string, of: () => Promise<Statistics> = async () => paid) => {
  const deps = { ...renderer, policies, occupations, statistics: of, notices: noticesWith([]), now: () => new Date() };
  return (await showPage(portalRequestOf(path), deps)).body;
};

describe('the public statistics', () => {
  test('have a table for each month, the newest first, under the names of the agencies', async () => {
    const body = await show('/statistics');
    expect([...body.matchAll(/<h2[^>]*>([^<]+)</g)].map(([, month]) => month)).toEqual(['2021年7月', '2021年6月']);
    expect(body).toContain('中山区公共事业服务中心');
    expect(body).toContain('¥3,000,000.00');
    expect(body).toContain('1,200');
    expect(body).toContain('另有1项不足11件');
  });

  test('show neither number nor money of a row under eleven', async () => {
    const body = await show('/statistics');
    expect(body).toContain('&lt;11');
    expect(body).toContain('不公开');
  });

  test('are in English too', async () => {
    expect(await show('/en/statistics')).toMatch(/July 2021.*June 2021/s);
  });

  test('say where nothing was paid yet', async () => {
    expect(await show('/statistics', statistics)).toContain('目前没有可以公开的统计');
  });
});
