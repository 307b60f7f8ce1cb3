import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { fictionalResultsFile } from '../../fictional/fictional-results.ts';
import { sha256Of } from '../../shared/domain/batch-file.ts';
import { timeToPay } from '../journeys/support/journey.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeInBrowser } from './support/chromium.ts';
import { type Portal, startPortal } from './support/portal.ts';
import { signedInAs } from './support/signed-in.ts';

const AGENCY = '210202';
/** 支付单号,结果 in GBK. */
const IN_GBK = Buffer.from('d6a7b8b6b5a5bac52cbde1b9fb0d0a', 'hex');

describeInBrowser('payment batches at the desk', () => {
  let portal: Portal;
  let paid: string;
  let returned: string;
  let batchId: string;
  beforeAll(async () => {
    portal = await startPortal(undefined, { payByFile: AGENCY });
    const { journey } = portal;
    paid = (await journey.published()).applicationId;
    const second = await journey.published();
    returned = second.applicationId;
    await journey.advanceTo(timeToPay(second.closesAt));
  });
  afterEach(() => portal.closePages());
  afterAll(() => portal.stop());

  const openAs = async (staffId: string, path: string, roles: readonly string[] = ['payer']) => {
    const staff = { kind: 'staff', staffId, name: `拨样${staffId}`, roles, agency: AGENCY } as const;
    const prepare = (context: Parameters<typeof signedInAs>[0]) => signedInAs(context, portal.url, staff);
    return (await portal.open(path, { width: 1280, prepare, expected: /40[039]/ })).page;
  };
  const openBatch = (staffId: string, roles?: readonly string[]) => openAs(staffId, `/staff/batches/${batchId}`, roles);
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const upload = async (page: Page, content: string | Buffer) => {
    const file = { name: '回盘.csv', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from(content) };
    await page.locator('#results').setInputFiles(file);
    await button(page, '上传').click();
  };
  const line = async (applicationId: string, result = '成功') => ({
    ...{ paymentId: `${applicationId}-1`, result, time: await portal.journey.now() },
    ...(result === '退票' && { code: 'RJ01', reason: '账号不存在', reference: '' }),
  });

  test('one payer draws a batch up of those chosen, breaks it up, and draws it up of all', async () => {
    const page = await openAs('甲', '/staff/batches');
    await page.getByRole('checkbox', { name: `选择${paid}-1` }).check();
    await button(page, '编制所选1笔').click();
    await page.getByText('须由另一名拨付岗人员批准').waitFor();
    expect(await button(page, '批准批次').count()).toBe(0);
    await button(page, '撤销批次').click();
    await button(page, '确认撤销').click();
    await page.getByText('1笔拨付重新等待编批').waitFor();
    await page.goto('/staff/batches');
    await button(page, '编制全部待编拨付').click();
    await page.getByText('须由另一名拨付岗人员批准').waitFor();
    batchId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    for (const id of [paid, returned]) await page.getByRole('cell', { name: `${id}-1` }).waitFor();
    await expectAccessible(page);
  });

  test('another one approves it and takes the file out, which is the one on record', async () => {
    const page = await openBatch('乙');
    await button(page, '批准批次').click();
    await button(page, '确认批准2笔').click();
    await page.getByText('批次已批准，可以取出文件。').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, '取出文件').click()]);
    expect(download.suggestedFilename()).toBe(`${batchId}.csv`);
    await page.getByText('校验值与系统记录一致').waitFor();
    const sha256 = sha256Of(await readFile(await download.path()));
    await page.getByText(sha256).waitFor();
  });

  test('a faulty file is told in one line, and nothing of it is taken', async () => {
    const page = await openBatch('甲');
    const whole = fictionalResultsFile([await line(paid)]);
    await upload(page, IN_GBK);
    await page.getByText('文件是GBK编码，请另存为UTF-8编码后上传').waitFor();
    await upload(page, whole.slice(0, whole.indexOf('合计')));
    await page.getByText('文件最后一行不是合计行').waitFor();
    await upload(page, fictionalResultsFile([await line(paid)], '1.00'));
    await page.getByText('合计行写明成功金额1.00元，按各行应为2500.00元').waitFor();
    await page.getByText('文件有误，没有登记任何结果').waitFor();
    await expectAccessible(page);
    expect((await portal.journey.caseFile(paid)).phase).toBe('PAYING');
  });

  test('the results settle the batch: one is paid, one came back, and a foreign row is named by its line', async () => {
    const page = await openBatch('甲');
    const foreign = { ...(await line(paid)), paymentId: 'V000000000000000-1' };
    await upload(page, fictionalResultsFile([await line(paid), foreign, await line(returned, '退票')]));
    await page.getByText('回盘文件共3行，已处理完毕。').waitFor();
    await page.getByRole('row', { name: '3 没有这个支付单号' }).waitFor();
    await page.getByText('已办结').waitFor();
    await page.getByRole('row', { name: new RegExp(`${returned}-1.*已退票`) }).waitFor();
    await expectAccessible(page);
    await page.reload();
    await page.getByText('回盘文件共3行，已处理完毕。').waitFor();
    await portal.journey.settle();
    expect((await portal.journey.caseFile(paid)).phase).toBe('PAID');
    expect((await portal.journey.caseFile(returned)).phase).toBe('PAYMENT_RETURNED');
  });

  test('an auditor reads the batch and is offered nothing, and a reviewer has no entry to it', async () => {
    const page = await openBatch('审', ['auditor']);
    await page.getByText('批次由拨付岗办理，您可以查阅。').waitFor();
    expect(await button(page, /文件|上传/).count()).toBe(0);
    const other = await openAs('核', '/staff/tasks', ['reviewer']);
    // Until the person is known, the menu offers everything.
    await expect.poll(() => other.getByRole('link', { name: '支付批次' }).count()).toBe(0);
  });
});
