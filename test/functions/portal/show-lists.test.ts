import { describe, expect, test } from 'vitest';
import { showPage } from '../../../functions/portal/show-page.ts';
import { policies } from '../../../shared/policy/policies.ts';
import { noticesWith } from './notices-with.ts';
import { occupations, portalRequestOf, renderer, statistics } from './portal-support.ts';

type People = Parameters<typeof noticesWith>[0];

const NOTICE = '/notices/{noticeId}';
const show = (
  path: string,
  query: Readonly<Record<string, string>> = {},
  { people = [{}], now = '2021-06-18T09:00:00+08:00' }: { readonly people?: People; readonly now?: string } = {},
) =>
  showPage(
    { ...portalRequestOf(path), params: { noticeId: '210202-20210617' }, query },
    { ...renderer, policies, occupations, statistics, notices: noticesWith(people), now: () => new Date(now) },
  );

test('every agency has its telephones as links', async () => {
  const { body } = await show('/agencies');
  expect(body.match(/<h2/g)).toHaveLength(policies.at(-1)?.agencies.length ?? 0);
  expect(body).toContain('href="tel:82745351"');
});

describe('the occupations', () => {
  test.each(['焊工', 'hangong', 'HG', '6-18-02-04'])(
    'are found by %s, the closest first, and the search stays in the field',
    async (q) => {
      const { body } = await show('/occupations', { q });
      expect(/<td class="number">([^<]+)</.exec(body)?.[1]).toBe('6-18-02-04');
      expect(body).toContain(`value="${q}"`);
    },
  );

  test('that nobody finds are a page that says how to search', async () => {
    expect((await show('/occupations', { q: '没有这样的职业' })).body).toContain('没有找到相符的职业');
  });

  test('are those that a policy subsidises, each under the name of its newest policy', async () => {
    const { body } = await show('/occupations', { q: '4-07-05-03' });
    expect(body).toContain('智能楼宇管理员');
    expect(body).toContain('共1个');
    const [policy] = policies;
    const none = policy && { ...policy, occupations: { fromCatalogue: [], extra: [], levelsByCode: {} } };
    const answer = await showPage(
      { ...portalRequestOf('/occupations'), query: { q: 'hg' } },
      {
        ...renderer,
        policies: none ? [none] : [],
        occupations,
        statistics,
        notices: noticesWith([]),
        now: () => new Date(),
      },
    );
    expect(answer.body).toContain('没有找到相符的职业');
  });

  test('come in pages; a page that nobody was given is a page that says so', async () => {
    const first = await show('/occupations');
    const [, next = ''] = /href="\/occupations\?next=([^"]+)"/.exec(first.body) ?? [];
    const second = await show('/occupations', { next });
    expect(second.body).toContain('返回第一页');
    expect(first.body).toContain(`<td class="number">${next}</td>`);
    expect(second.body).not.toContain(`<td class="number">${next}</td>`);
    for (const wrong of ['made-up', '']) {
      expect(await show('/occupations', { next: wrong })).toMatchObject({ statusCode: 400 });
    }
  });
});

describe('the notices', () => {
  test('are shown with count and end, of one agency or of all', async () => {
    for (const agency of ['', '210202', 'no-such']) {
      const { body } = await show('/notices', { agency });
      expect(body).toContain('href="/notices/210202-20210617"');
      expect(body).toContain('1人');
      expect(body).toContain('2021年6月24日 24:00');
      expect(body).toContain('7日（含今日）');
    }
    expect((await show('/notices', { agency: '210203' })).body).toContain('该经办机构目前没有正在公示的名单');
  });
});

describe('a notice', () => {
  test('says until when it stays, and offers an objection to each entry', async () => {
    const { statusCode, body } = await show(NOTICE);
    expect(statusCode).toBe(200);
    for (const text of ['王*明', '999999********5028', '三级/高级工', '¥2,500.00', '以下各条还可查阅7日（含今日）']) {
      expect(body).toContain(text);
    }
    expect(body).toContain('href="/notices/210202-20210617/entries/1/objection"');
  });

  test.each([
    ['2021-06-17T08:59:59+08:00', 404, '没有这份公示名单'],
    ['2021-06-25T00:00:00+08:00', 410, '公示已结束'],
  ])('at %s is %i, and the page says what it means', async (now, statusCode, text) => {
    const answer = await show(NOTICE, {}, { now });
    expect(answer.statusCode).toBe(statusCode);
    expect(answer.body).toContain(text);
    expect(answer.body).not.toContain('王*明');
  });

  test.each([
    ['冯', [2]],
    ['冯小焊', [2]],
    ['冯小小焊', []],
    ['船舶', [2]],
    ['3', [3]],
    ['样', []],
  ])('is searched for %s by name, employer and serial', async (q, found) => {
    const people = [{}, { maskedName: '冯*焊', employer: '虚构船舶有限公司' }, {}];
    const { body } = await show(NOTICE, { q }, { people });
    const shown = [...body.matchAll(/entries\/(\d+)\/objection/g)].map(([, serial]) => Number(serial));
    expect(shown).toEqual(found);
    expect(body).toContain(`已查找3人，找到${found.length}人。`);
  });

  test('is not read without bound by a search: it says how many were searched, and offers to go on', async () => {
    const people = Array.from({ length: 501 }, () => ({}));
    const { body } = await show(NOTICE, { q: '501' }, { people });
    expect(body).toContain('已查找500人，找到0人。');
    expect(body).toContain('href="/notices/210202-20210617?q=501&amp;next=500"');
    expect((await show(NOTICE, { q: '501', next: '500' }, { people })).body).toContain('entries/501/objection');
  });

  test('shows what a register wrote, and what a visitor searched for, as text', async () => {
    const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';
    const people = [{ employer: hostile, occupation: hostile, maskedName: hostile }];
    for (const q of ['', '<img src=x onerror=alert(1)>']) {
      const { body } = await show(NOTICE, { q }, { people });
      expect(body).not.toMatch(/<script|<img/);
      expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;');
    }
    expect((await show('/occupations', { q: hostile })).body).not.toMatch(/<script|<img/);
  });
});
