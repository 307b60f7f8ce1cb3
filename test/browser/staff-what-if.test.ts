import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const CLAUSE = '《样例通知》第三条';
const draft = (figures: object, sources = Object.fromEntries(Object.keys(figures).map((name) => [name, CLAUSE]))) =>
  JSON.stringify({ basedOn: 'dalian-2019-2021', ...figures, sources });

describeInBrowser('the page on which a draft of a policy is tried', () => {
  let portal: Portal;
  let approved: string;
  beforeAll(async () => {
    portal = await startPortal();
    const { journey } = portal;
    approved = (await journey.approved(await journey.newcomer({ level: 3 }))).applicationId;
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async (agency: string, role = 'supervisor', path = '/staff/what-if') => {
    const staff = { kind: 'staff', staffId: role, name: '案样二', roles: [role], agency } as const;
    const prepare = (context: Parameters<typeof signedInAs>[0]) => signedInAs(context, portal.url, staff);
    const { page } = await portal.open(path, { width: 360, expected: /40[0139]/, prepare });
    return page;
  };

  test('lists the cases that would change with clause and sums, and every fault of a draft before that', async () => {
    const page = await openAs('210200');
    await page.getByLabel('政策草案', { exact: true }).fill(draft({ issuedFrom: '2021-06-10' }, {}));
    await page.getByRole('button', { name: '开始测算' }).click();
    await page.locator('.error-summary').getByText('/sources/issuedFrom').waitFor();
    const file = {
      name: 'draft.json',
      mimeType: 'application/json',
      buffer: Buffer.from(draft({ issuedFrom: '2021-06-10' })),
    };
    await page.getByLabel('选择草案文件').setInputFiles(file);
    await page.getByRole('button', { name: '开始测算' }).click();
    await page.getByText('测算完成。').waitFor();
    const change = page.getByRole('row').filter({ has: page.locator(`a[href$="${approved}"]`) });
    expect(await change.textContent()).toMatch(/不再符合条件[\s\S]*¥2,500\.00[\s\S]*¥0\.00[\s\S]*《样例通知》第三条/);
    expect(await page.locator('tfoot td').allTextContents()).toEqual([
      ...['1', '¥2,500.00', '¥0.00', '-¥2,500.00', '¥0.00', '0'],
    ]);
    await expectAccessible(page);
  });

  test('says where the text is no JSON, and sends nothing', async () => {
    const page = await openAs('210200');
    await page.getByLabel('政策草案', { exact: true }).fill('{');
    await page.getByRole('button', { name: '开始测算' }).click();
    await page.locator('.error-summary').getByText('粘贴有效的 JSON').waitFor();
  });

  test('is offered to supervisors of the city alone', async () => {
    const city = await openAs('210200', 'supervisor', '/staff/tasks');
    await city.getByRole('link', { name: '政策测算' }).waitFor();
    const elsewhere = await openAs('210202', 'supervisor', '/staff/tasks');
    await elsewhere.getByText('案样二').waitFor();
    expect(await elsewhere.getByRole('link', { name: '政策测算' }).count()).toBe(0);
  });
});
