import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, pathIn } from '../../shared/contracts/portal-pages.ts';
import { publicTextIn } from '../../web/public/public-text.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { addLongNotice, LONG_NOTICE } from './support/long-notice.ts';
import { type Portal, startPortal, WIDTHS } from './support/portal.ts';

describeInBrowser('a public page', () => {
  let portal: Portal;
  let published: Awaited<ReturnType<Portal['journey']['published']>>;
  beforeAll(async () => {
    portal = await startPortal();
    published = await portal.journey.published();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  /** Each page and each of its states. `{id}` stands for the notice that is shown. */
  const states = [
    '/',
    '/standards',
    '/agencies',
    '/occupations?q=hg',
    '/occupations?q=zzzzzz',
    '/occupations?next=made-up',
    '/notices',
    '/notices/{id}',
    '/notices/{id}?q=zzz',
    '/notices/210202-19990101',
    '/objections/how',
    '/statistics',
    '/no-such-page',
  ];
  const addresses = states.flatMap((path, index) =>
    LANGUAGES.map((language, other) => [pathIn(language, path), WIDTHS[(index + other) % 2] ?? 360] as const),
  );

  test.each(addresses)('%s at %i px is accessible, and has its styles and no script', async (path, width) => {
    const { page } = await portal.open(path.replace('{id}', published.noticeId), { width, expected: /40[04]/ });
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('script').count()).toBe(0);
    expect(await page.locator('.band').evaluate((band) => getComputedStyle(band).backgroundColor)).toBe(
      'rgb(11, 79, 168)',
    );
  });

  test.each([
    ['zh', 360],
    ['en', 1280],
  ] as const)(
    'in %s at %i px leads to every other, without script and by links and forms alone',
    async (language, width) => {
      const { text } = publicTextIn(language);
      const { occupations, notices, notice, how } = text.lists;
      const context = await portal.browser.newContext({
        javaScriptEnabled: false,
        viewport: { width, height: 800 },
        baseURL: portal.url,
      });
      const page = await context.newPage();
      const link = (name: string) => page.getByRole('link', { name, exact: true });
      const fieldNamed = (label: string) => page.getByLabel(label, { exact: true });
      const expectHeading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

      await page.goto(pathIn(language, '/'));
      expect(await page.locator('dt').allTextContents()).toEqual([
        text.start.who,
        text.start.howMuch,
        text.start.untilWhen,
      ]);
      await link(occupations.title).click();
      await link(occupations.more).click();
      await link(occupations.first).click();
      await fieldNamed(occupations.search).fill('hg');
      await page.keyboard.press('Enter');
      await page.getByRole('row', { name: '6-18-02-04 焊工' }).waitFor();
      await fieldNamed(occupations.search).fill('zzzzzz');
      await page.getByRole('button', { name: occupations.submit }).click();
      await page.getByText(occupations.none).waitFor();

      await link(text.frame.pages.standards).click();
      expect(await page.locator('td.amount').allTextContents()).toEqual([
        '¥1,500.00',
        '¥2,000.00',
        '¥2,500.00',
        '¥3,500.00',
        '¥5,000.00',
        // The second programme.
        '¥1,000.00',
        '¥1,500.00',
        '¥2,000.00',
      ]);
      await link(text.frame.pages.agencies).click();
      await expectHeading(text.lists.agencies.title);
      const telephones = await page.locator('dd a').all();
      expect(telephones.length).toBeGreaterThanOrEqual(28);
      for (const telephone of telephones) expect(await telephone.getAttribute('href')).toMatch(/^tel:\d{8}$/);

      await link(text.frame.pages.notices).click();
      await fieldNamed(notices.agency).selectOption('210203');
      await page.getByRole('button', { name: notices.submit }).click();
      await page.getByText(notices.noneOfAgency).waitFor();
      await fieldNamed(notices.agency).selectOption('');
      await page.getByRole('button', { name: notices.submit }).click();
      await page.getByText(notices.days('8')).waitFor();
      await page.locator('section h2 a').click();
      await page.getByText(notice.caption(notices.days('8'))).waitFor();
      await fieldNamed(notice.search).fill(published.person.name);
      await page.keyboard.press('Enter');
      await page.getByText(notice.searched('1', '1')).waitFor();
      expect(await page.title()).not.toContain(published.person.name);
      expect(await link(notice.objectTo(1)).getAttribute('href')).toBe(
        pathIn(language, `/notices/${published.noticeId}/entries/1/objection`),
      );
      await link(notices.objections).click();
      await expectHeading(how.title);

      await addLongNotice(context);
      await page.goto(pathIn(language, `/notices/${LONG_NOTICE}`));
      await link(notice.more).click();
      await link(notice.objectTo(51)).waitFor();
      await fieldNamed(notice.search).fill('60');
      await page.keyboard.press('Enter');
      await page.getByText(notice.searched('60', '1')).waitFor();
      await page.locator('.band-side a').click();
      expect(await page.locator('html').getAttribute('lang')).toBe(language === 'zh' ? 'en' : 'zh-CN');
      expect(new URL(page.url()).search).toBe('?q=60');
      await context.close();
    },
  );

  test('says that the publicity period is over, and to whom to turn', async () => {
    await portal.journey.advanceTo(published.closesAt);
    const { page } = await portal.open(`/notices/${published.noticeId}`, { expected: /410/ });
    expect(await page.locator('h1').textContent()).toBe('公示已结束');
    expect(await page.locator('body').textContent()).not.toContain(published.person.employer);
    await expectAccessible(page);
    await page.getByRole('link', { name: '查看监督电话' }).click();
    await page.getByRole('link', { name: '公示名单' }).click();
    await page.getByText('目前没有正在公示的名单。').waitFor();
  });
});
