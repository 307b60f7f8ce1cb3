import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { counter } from '../journeys/support/counter.ts';
import type { Person } from '../journeys/support/people.ts';
import { CITY } from '../journeys/support/staff.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

describeInBrowser('who has seen an application', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async ({ idNumber, name, phone }: Person, path: string) => {
    const { page } = await portal.open(path, {
      expected: /404|503/,
      prepare: (context) => signedInAs(context, portal.url, { kind: 'applicant', idNumber, name, phone }),
    });
    return page;
  };

  test('is nobody at first, and then each reading by duty, office and time, without a name', async () => {
    const { person, applicationId } = await portal.journey.checked();
    const page = await openAs(person, `/applications/${applicationId}`);
    const section = page.getByRole('region', { name: '谁查看过我的申报' });
    const toggle = section.getByRole('button', { name: '查看记录' });
    expect(await toggle.getAttribute('aria-expanded')).toBe('false');
    await toggle.click();
    await section.getByText('还没有工作人员查看过这件申报。').waitFor();
    expect(await section.getByRole('button', { name: '收起记录' }).getAttribute('aria-expanded')).toBe('true');
    await expectAccessible(page);

    const searching = { staffId: 'clerk-who-searched', name: '员旅查', roles: ['supervisor'], agency: CITY };
    await counter(portal.journey).search({ phone: person.phone }, searching);
    // Readings of one moment have no order.
    await portal.journey.advanceBy('PT1M');
    await portal.journey.caseFile(applicationId);
    await page.reload();
    await section.getByRole('button', { name: '查看记录' }).click();
    const lines = section.getByRole('listitem');
    await lines.first().waitFor();
    expect(await lines.count()).toBe(2);
    const shown = await lines.allTextContents();
    expect(shown[0]).toMatch(/2021年6月16日 \d\d:\d\d.+查看了案卷/);
    expect(shown[1]).toContain('异议处理岗在查询结果中看到本件，用于查询。');
    for (const hidden of [searching.staffId, searching.name, '申请人到窗口咨询办理进度', CITY]) {
      expect(shown.join()).not.toContain(hidden);
    }
    await expectAccessible(page);
  });

  test('comes in pages, and the first line of a further page takes the focus', async () => {
    const { person, applicationId } = await portal.journey.checked();
    for (let read = 0; read < 21; read += 1) await portal.journey.caseFile(applicationId);
    const page = await openAs(person, `/en/applications/${applicationId}`);
    const section = page.getByRole('region', { name: 'Who has seen my application' });
    await section.getByRole('button', { name: 'See the records' }).click();
    const lines = section.getByRole('listitem');
    await lines.nth(19).waitFor();
    expect(await lines.count()).toBe(20);
    await section.getByRole('button', { name: 'Earlier records' }).click();
    await lines.nth(20).locator(':focus').waitFor();
    expect(await section.getByRole('button', { name: 'Earlier records' }).count()).toBe(0);
    expect(await lines.nth(20).textContent()).toContain('read the case file');
    await expectAccessible(page);
  });

  test('can be asked again where the service was not there, and the rest of the page stays', async () => {
    const { person, applicationId } = await portal.journey.checked();
    const page = await openAs(person, `/applications/${applicationId}`);
    // A page tries a reading twice before it says that it failed.
    await page.route('**/accesses?*', (route) => route.fulfill({ status: 503 }), { times: 2 });
    const section = page.getByRole('region', { name: '谁查看过我的申报' });
    await section.getByRole('button', { name: '查看记录' }).click();
    await section.getByRole('button', { name: '重试' }).click();
    await section.getByText('还没有工作人员查看过这件申报。').waitFor();
  });
});
