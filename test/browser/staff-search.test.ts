import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CITY } from '../journeys/support/staff.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const PURPOSE = '申请人到窗口咨询办理进度';

describeInBrowser('a search at the desk', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async (path: string, { agency = '210202', role = 'reviewer', width = 1280 } = {}) => {
    const staff = { kind: 'staff', staffId: `search-${role}`, name: '案样员', roles: [role], agency } as const;
    const { page } = await portal.open(path, {
      width,
      expected: /40[013]/,
      prepare: (context) => signedInAs(context, portal.url, staff),
    });
    await page.locator('#by').waitFor();
    return page;
  };
  const search = async (page: Page, by: string, number: string, purpose = PURPOSE) => {
    await page.selectOption('#by', by);
    await page.fill('#number', number);
    await page.fill('#purpose', purpose);
    await page.locator('form button[type=submit]').click();
  };

  test('without a purpose says so in one line, and sends nothing', async () => {
    const desk = await openAs('/staff/searches', { width: 360 });
    const sent: string[] = [];
    desk.on('request', (request) => sent.push(request.url()));
    await search(desk, 'phone', '13900000000', '');
    await desk.locator('.error-summary:focus').waitFor();
    expect(await desk.locator('.field-error').allTextContents()).toEqual([
      '请填写查询目的，4至200字。没有写明目的的，不能查询。',
    ]);
    expect(sent.filter((url) => url.includes('searches'))).toEqual([]);
    await expectAccessible(desk);
  });

  test('by each number finds the case, which opens, and leaves the number in no address and no storage', async () => {
    const { person, applicationId } = await portal.journey.checked();
    const page = await openAs('/staff/searches');
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    const numbers = { idNumber: person.idNumber, phone: person.phone, certificateNumber: person.certificate.number };
    for (const [by, number] of Object.entries(numbers)) {
      await search(page, by, number);
      await page.locator('h2:focus', { hasText: '查到1件申报' }).waitFor();
    }
    await expectAccessible(page);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
    for (const number of Object.values(numbers)) {
      expect(addresses.join()).not.toContain(number);
      expect(kept).not.toContain(number);
    }
    const shown = (await page.locator('table').textContent()) ?? '';
    for (const hidden of [person.name, person.idNumber]) expect(shown).not.toContain(hidden);
    await page.locator('tbody a').click();
    await page.waitForURL(`**/staff/applications/${applicationId}`);
    await page.locator('h1', { hasText: '案卷' }).waitFor();
    await page.goBack();
    await page.locator('#number').waitFor();
    expect(await page.inputValue('#number')).toBe('');
  });

  test('by the city finds by ID number what was refused at once, and the page says what is not found', async () => {
    const person = await portal.journey.newcomer();
    const late = { ...person.certificate, issuedOn: '2020-05-20' };
    await portal.journey.send('submitApplication', await portal.journey.submission(person, late));
    const district = await openAs('/staff/searches');
    await search(district, 'idNumber', person.idNumber);
    await district.locator('h2', { hasText: '没有查到申报' }).waitFor();
    await district.getByText('提交时即不予受理的，仅市级可以按公民身份号码查到').waitFor();
    await expectAccessible(district);

    const city = await openAs('/staff/searches', { agency: CITY, role: 'auditor' });
    await search(city, 'idNumber', person.idNumber);
    await city.getByRole('cell', { name: '提交时不予受理' }).waitFor();
    await city.locator('tbody a').click();
    await city.locator('h1', { hasText: '不予受理回执' }).waitFor();
  });

  test('for the own case is refused at the number, in the words of the page', async () => {
    const page = await openAs('/en/staff/searches');
    await page.route('**/application-searches', (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        json: { type: '/problems/own-application', title: '不能办理', status: 403, detail: '本人', instance: 'r' },
      }),
    );
    await search(page, 'phone', '13900000000');
    await page.locator('#number-error', { hasText: 'Nobody searches for their own case' }).waitFor();
    await expectAccessible(page);
  });
});
