import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal, WIDTHS } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

describeInBrowser('the own applications', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async (person: { idNumber: string; name: string; phone: string }, path: string, width = 360) => {
    const { idNumber, name, phone } = person;
    return portal.open(path, {
      width,
      expected: /503/,
      prepare: (context) => signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone }),
    });
  };

  test.each(WIDTHS)('are listed with phase, amount and number after a sign-in, at %i px', async (width) => {
    const person = await portal.journey.newcomer();
    const { applicationId } = await portal.journey.submit(person);
    const { page } = await openAs(person, '/applications', width);
    const card = page.locator('.card');
    await card.waitFor();
    expect(new URL(page.url()).pathname).toBe('/applications');
    expect(await card.textContent()).toContain('¥2,500.00');
    expect(await card.textContent()).toContain(applicationId.replace(/(.{4})(?=.)/g, '$1 '));
    expect(await page.title()).toBe('我的申报 - 职业技能证书补贴');
  });

  test.each(['/applications', '/en/applications'])('of somebody who has none, %s says what to do', async (path) => {
    const { page } = await openAs(await portal.journey.citizen(), path);
    await page.locator('.card .button').waitFor();
  });

  test('cannot be read while the service is down: a clear message and a retry, then they are there', async () => {
    const person = await portal.journey.newcomer();
    await portal.journey.submit(person);
    const { idNumber, name, phone } = person;
    let down = true;
    const { page } = await portal.open('/applications', {
      expected: /503/,
      prepare: async (context) => {
        await signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone });
        await context.route('**/v1/applications?*', (route) =>
          down ? route.fulfill({ status: 503 }) : route.continue(),
        );
      },
    });
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('服务暂时无法连接');
    down = false;
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('article.card').waitFor();
  });

  test('stay on the page when its token has expired: it is renewed, and nothing is asked of the person', async () => {
    const person = await portal.journey.newcomer();
    const { idNumber, name, phone } = person;
    let refused = 0;
    const { page } = await portal.open('/applications', {
      expected: /401/,
      prepare: async (context) => {
        await signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone });
        await context.route('**/v1/applications?*', (route) => {
          refused += 1;
          return refused === 1 ? route.fulfill({ status: 401 }) : route.continue();
        });
      },
    });
    await page.locator('.card .button').waitFor();
    expect(refused).toBe(2);
  });
});
