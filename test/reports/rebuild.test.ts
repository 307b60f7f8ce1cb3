import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { countCases } from '../../functions/report/count-cases.ts';
import { moneyIn } from '../../shared/domain/report/figures.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { countedCaseKey, reportCellKey } from '../../shared/table/keys.ts';
import { reportStore } from '../../shared/table/report-store.ts';
import { root } from '../architecture/repository-files.ts';
import { recoveryDesk } from '../functions/recovery/recovery-desk.ts';
import { caseWalk } from '../support/case-walk.ts';
import { aPerson } from '../support/people.ts';
import { aService } from '../support/service.ts';

const service = await aService();
const { table, walk, deps } = service;
const recoveries = recoveryDesk(service);
const folder = mkdtempSync(join(tmpdir(), 'subsidy-reports-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly status: number;
  readonly lines: readonly string[];
  readonly error: string;
}

function rebuild(...args: readonly string[]): Promise<Run> {
  const onTable = args.includes('--export') ? {} : { TABLE_NAME: table.name };
  const env = { PATH: process.env.PATH, DYNAMODB_ENDPOINT: inject('tableEndpoint'), ...onTable };
  return new Promise((resolve) => {
    execFile(process.execPath, ['reports/rebuild.ts', ...args], { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ status: Number(error?.code ?? 0), lines: stdout.trim().split('\n'), error: stderr });
    });
  });
}

const CELL = { of: 'CASES', agency: '210202', month: '2021-06', occupationCode: '6-18-02-04', level: 3 } as const;
const reports = reportStore(table);
const count = async (...ids: readonly string[]) =>
  countCases(await Promise.all(ids.map((id) => deps.applications.byId(id))), { reports, calendar: chineseCalendar });
const addToCell = (number: number) =>
  table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: reportCellKey(CELL),
      UpdateExpression: 'ADD #figure :number',
      ExpressionAttributeNames: { '#figure': 'count:PAID' },
      ExpressionAttributeValues: { ':number': number },
    }),
  );

describe('npm run reports:rebuild', () => {
  let paid = '';
  let late = '';
  beforeAll(async () => {
    paid = await walk.caseIn('PAID', aPerson(1));
    await count(paid, await walk.caseIn('REJECTED', aPerson(2)));
  });

  test('finds no difference where every case is counted, and exits with 0', async () => {
    expect(await rebuild()).toMatchObject({ status: 0, lines: ['2 cases counted, 0 not as they are; 0 cells differ'] });
  });

  test('names a cell that is wrong and exits with 1; with --write it puts it right', async () => {
    await addToCell(3);
    const line = 'CASES#210202#2021-06#6-18-02-04#3  lacks count:PAID -3';
    expect(await rebuild()).toMatchObject({
      status: 1,
      lines: [line, '2 cases counted, 0 not as they are; 1 cells differ'],
    });
    expect(await rebuild('--write')).toMatchObject({ status: 0 });
    const [cell] = (await reports.cellsOf('210202', { from: '2021-06', to: '2021-06' }, 10)) ?? [];
    expect(cell?.tally).toMatchObject({ 'count:PAID': 1 });
  });

  test('names a case that was never counted, and one whose count is wrong; with --write it counts both', async () => {
    late = await walk.caseIn('FUND_REVIEW', aPerson(3));
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: countedCaseKey('2021-06-16', paid),
        UpdateExpression: 'SET eventCount = :none',
        ExpressionAttributeValues: { ':none': 0 },
      }),
    );
    const found = await rebuild();
    expect(found.status).toBe(1);
    expect(found.lines.join('\n')).toMatch(new RegExp(`^${late}  is not counted as of its event 2$`, 'm'));
    expect(found.lines.join('\n')).toMatch(new RegExp(`^${paid}  is not counted as of its event \\d+$`, 'm'));
    expect(await rebuild('--write')).toMatchObject({
      status: 0,
      lines: ['3 cases counted, 0 not as they are; 0 cells differ'],
    });
  });

  test('finds a repayment that was not counted, and none once its event is', async () => {
    await recoveries.decided(aPerson(1), paid);
    await count(paid);
    await recoveries.repay(paid, { amountFen: 100_000 });
    expect((await rebuild()).lines[0]).toMatch(new RegExp(`^${paid}  is not counted as of its event \\d+$`));
    await count(paid);
    await count(paid);
    expect(await rebuild()).toMatchObject({ status: 0 });
    const [cell] = (await reports.cellsOf('210202', { from: '2021-06', to: '2021-06' }, 10)) ?? [];
    expect(moneyIn(cell?.tally ?? {})).toMatchObject({ paid: 250_000, repaid: 100_000, net: 150_000 });
  });

  test('finds a second look that was not counted', async () => {
    const sampled = await walk.caseIn('FUND_REVIEW', aPerson(4));
    await caseWalk({ ...deps, sampleOf: () => 0 }).decide(sampled, 'FUND_REVIEW', { outcome: 'APPROVE' });
    const found = await rebuild();
    expect(found.lines[0]).toMatch(new RegExp(`^${sampled}  is not counted as of its event \\d+$`));
    await count(sampled);
    expect(await rebuild()).toMatchObject({ status: 0 });
    const cells = (await reports.cellsOf('210202', { from: '2021-06', to: '2021-06' }, 10)) ?? [];
    const [cell] = cells.filter(({ name }) => name === 'SECOND_LOOKS#210202#2021-06');
    expect(cell?.tally).toEqual({ 'second-look:FUND_REVIEW:open': 1 });
  });

  test('reads an export as well, and does not write one', async () => {
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
    const file = join(folder, 'export.jsonl');
    writeFileSync(file, Items.map((item) => `${JSON.stringify({ Item: marshall(item) })}\n`).join(''));
    expect(await rebuild('--export', file)).toMatchObject({ status: 0 });
    expect(await rebuild('--export', file, '--write')).toMatchObject({ status: 2 });
  });

  test('says in one line that an option is unknown, and exits with 2', async () => {
    const { status, error } = await rebuild('--data', 'folder');
    expect([status, error.trim().split('\n')]).toEqual([2, [expect.stringContaining("'--data'")]]);
  });
});
