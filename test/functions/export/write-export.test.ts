import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeExport } from '../../../functions/export/write-export.ts';
import { DAY } from '../../../shared/domain/instant.ts';
import { aPerson } from '../../support/people.ts';
import { anExportWorld, type ExportWorld, timeFor } from './export-world.ts';

let world: ExportWorld;
const ids: string[] = [];

beforeAll(async () => {
  world = await anExportWorld();
  const phases = ['PAID', 'PAYING', 'PAYMENT_RETURNED', 'FUND_REVIEW', 'PAID', 'REJECTED', 'PAID'] as const;
  for (const [index, phase] of phases.entries()) ids.push(await world.walk.caseIn(phase, aPerson(index + 1)));
  await world.count(ids);
  world.deps.clock.set('2021-07-20T09:00:00+08:00');
});

beforeEach(() => world.queued.splice(0));

const payments = (exportId: string) => world.rowsOf(exportId).map((row) => row.支付单号);
/** The five cases with an order, in the order of their ids. */
const paid = () => [0, 1, 2, 4, 6].map((index) => `${ids[index]}-1`).sort();

describe('an export of payments', () => {
  test('has a line for each payment, with no full number of a person or an account', async () => {
    const exportId = await world.ask();
    await world.deliver();
    const rows = world.rowsOf(exportId);
    expect(payments(exportId)).toEqual(paid());
    const person = aPerson(1);
    const { payee } = await world.deps.applications.byId(ids[0] ?? '');
    expect(rows.find((row) => row.申报编号 === ids[0])).toEqual({
      经办机构: '中山区公共事业服务中心',
      申报编号: ids[0],
      第几次申报: '1',
      姓名: expect.stringContaining('*'),
      公民身份号码: `${person.idNumber.slice(0, 6)}********${person.idNumber.slice(-4)}`,
      '职业（工种）': expect.any(String),
      等级: '三级/高级工',
      支付单号: `${ids[0]}-1`,
      '金额（元）': '2500.00',
      状态: '已入账',
      下达时间: expect.stringMatching(/^2021-\d\d-\d\d \d\d:\d\d:\d\d$/),
      结果时间: expect.stringMatching(/^2021-\d\d-\d\d \d\d:\d\d:\d\d$/),
      银行流水号: 'BANK-1',
      账号后四位: `****${payee.accountNumber.slice(-4)}`,
      退票原因: '',
    });
    const text = world.storage.bytesOf(exportId)?.toString() ?? '';
    expect(text.startsWith('\uFEFF经办机构,')).toBe(true);
    for (const hidden of [person.idNumber, person.name, payee.accountNumber]) expect(text).not.toContain(hidden);
  });

  test('is of the agency asked for, and of the days of submission asked for', async () => {
    const other = await world.ask('PAYMENTS', { agency: '210203' });
    const before = await world.ask('PAYMENTS', { to: '2021-06-15' });
    const same = await world.ask('PAYMENTS', { agency: '210202', to: '2021-06-16' });
    await world.deliver();
    expect([payments(other), payments(before)]).toEqual([[], []]);
    expect(payments(same)).toEqual(paid());
    expect(world.storage.bytesOf(before)?.toString()).toMatch(/^\uFEFF经办机构,.*\r\n$/);
  });
});

test('an export of cases has a line for each case, whatever its phase', async () => {
  const exportId = await world.ask('CASES');
  await world.deliver();
  const rows = world.rowsOf(exportId);
  expect(rows.map((row) => row.申报编号)).toEqual([...ids].sort());
  expect(rows.filter((row) => row.环节 === '已拨付' && row.拨付时间 !== '')).toHaveLength(3);
  expect(rows.find((row) => row.环节 === '未通过')?.不予通过时间).not.toBe('');
});

describe('what the time does not suffice for', () => {
  test('is left to further messages, and the file is the same', async () => {
    const whole = await world.ask();
    await world.deliver({ portions: { cases: 100, bytes: 1_000_000 } });
    const cut = await world.ask();
    await world.deliver({ mayGoOn: timeFor(2) });
    expect(world.storage.bytesOf(cut)).toEqual(world.storage.bytesOf(whole));
    expect(await world.read(cut)).toMatchObject({ status: 'READY', rows: 5, days: 11, daysDone: 11 });
  });

  test('shows in the progress, which says how many rows and days are done', async () => {
    const exportId = await world.ask();
    const [message = { exportId }] = world.queued.splice(0);
    expect(await world.read(exportId)).toMatchObject({ status: 'WRITING', rows: 0, days: 11, daysDone: 0 });
    await writeExport(message, { ...world.use, mayGoOn: timeFor(12) });
    expect(world.queued).toEqual([message]);
    const shown = await world.read(exportId);
    expect(shown).toMatchObject({ status: 'WRITING', rows: 5, days: 11, daysDone: 8 });
    expect(shown).not.toHaveProperty('url');
  });
});

describe('a message', () => {
  test('for an export that is complete, expired or unknown changes nothing', async () => {
    const exportId = await world.ask();
    await world.deliver();
    const before = await world.exports.byId(exportId);
    await writeExport({ exportId }, world.use);
    await writeExport({ exportId: 'NONE' }, world.use);
    expect(await world.exports.byId(exportId)).toEqual(before);
    const never = await world.ask();
    const late = () => new Date(world.deps.now().getTime() + 7 * DAY);
    await world.deliver({ now: late });
    expect(await world.exports.byId(never)).toMatchObject({ revision: 0 });
  });
});
