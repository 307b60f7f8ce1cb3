import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal, WIDTHS } from './support/portal.ts';

describeInBrowser('a public list', () => {
  let portal: Portal;
  let published: Awaited<ReturnType<Portal['journey']['published']>>;
  beforeAll(async () => {
    portal = await startPortal();
    published = await portal.journey.published();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const lists = ['/agencies', '/occupations?q=6-18', '/occupations?q=zzz', '/notices', '/notices/', '/objections/how'];

  test.each(
    lists.flatMap((path, index) => [`${path}`, `/en${path}`].map((at) => [at, WIDTHS[index % 2] ?? 360] as const)),
  )('%s at %i px is accessible and has no script', async (path, width) => {
    const address = path.endsWith('/') ? `${path}${published.noticeId}` : path;
    const { page } = await portal.open(address, { width });
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('script').count()).toBe(0);
    await expectAccessible(page);
  });

  test('leads from the start page to an entry of a notice, by keyboard and without script', async () => {
    const { page } = await portal.open('/');
    await page.locator('.actions').getByRole('link', { name: '公示名单' }).press('Enter');
    await page.locator('section h2 a').press('Enter');
    await page.getByLabel('按姓名（部分）、用人单位或序号查找').fill(published.person.employer);
    await page.keyboard.press('Enter');
    await page.getByText('已查找1人，找到1人。').waitFor();
    expect(await page.getByRole('link', { name: '对序号1提出异议' }).getAttribute('href')).toBe(
      `/notices/${published.noticeId}/entries/1/objection`,
    );
    expect(await page.title()).not.toContain(published.person.employer);
  });

  test('of a notice that is not there says so', async () => {
    const { page } = await portal.open('/notices/210202-19990101', { expected: /404/ });
    await page.getByRole('link', { name: '查看正在公示的名单' }).waitFor();
    await expectAccessible(page);
  });
});
