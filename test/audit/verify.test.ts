import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { keyOf } from '../../shared/table/application-item.ts';
import { eventKey, type Key } from '../../shared/table/keys.ts';
import { root } from '../architecture/repository-files.ts';
import { retentionDesk } from '../functions/retention/retention-desk.ts';
import { aPerson } from '../support/people.ts';
import { aService } from '../support/service.ts';

const { table, walk, deps } = await aService();
const folder = mkdtempSync(join(tmpdir(), 'subsidy-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly status: number;
  readonly lines: readonly string[];
  readonly error: string;
}

function verify(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Run> {
  const env = { PATH: process.env.PATH, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, ['audit/verify.ts', ...args], { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ status: Number(error?.code ?? 0), lines: stdout.trim().split('\n'), error: stderr });
    });
  });
}

const verifyTable = () => verify([], { TABLE_NAME: table.name, DYNAMODB_ENDPOINT: inject('tableEndpoint') });

async function itemsOfTable(): Promise<readonly Record<string, unknown>[]> {
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
  return Items;
}

async function verifyExport(items: readonly unknown[]): Promise<Run> {
  const file = join(folder, 'export.jsonl');
  writeFileSync(file, items.map((item) => `${JSON.stringify(item)}\n`).join(''));
  return verify(['--export', file]);
}

const caseKey = async (id: string): Promise<Key> => keyOf(await deps.applications.byId(id));

describe('npm run audit:verify', () => {
  let paid = '';
  let approved = '';
  let earlier = '';

  beforeAll(async () => {
    paid = await walk.caseIn('PAID', aPerson(1));
    approved = await walk.caseIn('AWAITING_PUBLICATION', aPerson(2));
    earlier = await walk.caseIn('REJECTED', aPerson(3));
    await walk.caseIn('OBJECTION_REVIEW', aPerson(3));
  });

  test('finds nothing in a table and in an export of untouched cases, and exits with 0', async () => {
    const whole = { status: 0, lines: ['4 cases verified, 0 broken'], error: '' };
    expect(await verifyTable()).toEqual(whole);
    const items = await itemsOfTable();
    expect(await verifyExport(items)).toEqual(whole);
    const exported = items.map((item) => ({ Item: marshall(item) }));
    expect(await verifyExport(exported)).toEqual(whole);
  });

  test('names an account that was changed in the table after the fund approval, and exits with 1', async () => {
    const key = await caseKey(approved);
    const set = (accountNumber: string) =>
      table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: key,
          UpdateExpression: 'SET payee.accountNumber = :accountNumber',
          ExpressionAttributeValues: { ':accountNumber': accountNumber },
        }),
      );
    const { payee } = await deps.applications.byId(approved);
    await set('6299990000000099999');
    const found = { status: 1, lines: [`${approved}  CONTENT at event 1 SUBMITTED`, '4 cases verified, 1 broken'] };
    expect(await verifyTable()).toMatchObject(found);
    expect(await verifyExport(await itemsOfTable())).toMatchObject(found);
    await set(payee.accountNumber);
    expect(await verifyTable()).toMatchObject({ status: 0 });
  });

  test('names only the first broken link of each case', async () => {
    const items = await itemsOfTable();
    const of = (id: string) => items.filter((item) => item.applicationId === id);
    const altered = of(paid).map((item) =>
      item.event === 'PUBLISHED' ? { ...item, at: '2021-06-01T00:00:00.000Z' } : item,
    );
    const { idNumber } = aPerson(3);
    const cut = of(earlier).filter(({ sk }) => sk !== eventKey(idNumber, earlier, 2).sk);
    expect(await verifyExport([...altered.map((item) => ({ ...item, amountFen: 1 })), ...cut])).toEqual({
      status: 1,
      lines: expect.arrayContaining([
        `${paid}  CHAIN at event 4 PUBLISHED`,
        `${earlier}  CUT_SHORT at event 2`,
        '2 cases verified, 2 broken',
      ]),
      error: '',
    });
  });

  test('names records whose case is missing, and a case with an item that has lost its form', async () => {
    const items = await itemsOfTable();
    const of = (id: string) => items.filter((item) => item.applicationId === id);
    const orphans = of(paid).filter((item) => !('certificate' in item));
    const unreadable = of(earlier).map((item) => ('event' in item ? { ...item, event: 'INVENTED' } : item));
    const { status, lines } = await verifyExport([...orphans, ...unreadable]);
    expect(status).toBe(1);
    expect(lines[0]).toMatch(`${paid}  CASE_MISSING`);
    expect(lines[1]).toMatch(`${earlier}  UNREADABLE`);
  });

  test('of a case whose content has gone verifies the chain, and says how many there are', async () => {
    const service = await aService();
    const id = await service.walk.caseIn('REJECTED', aPerson(1));
    await service.walk.caseIn('FUND_REVIEW', aPerson(2));
    service.deps.clock.set('2026-06-17T09:00:00+08:00');
    await retentionDesk(service).carryOut();
    const found = { status: 0, lines: ['2 cases verified, 0 broken; content removed from 1'] };
    const env = { TABLE_NAME: service.table.name, DYNAMODB_ENDPOINT: inject('tableEndpoint') };
    expect(await verify([], env)).toMatchObject(found);
    const items = await retentionDesk(service).items();
    expect(await verifyExport(items)).toMatchObject(found);
    const cut = items.filter(({ event }) => event !== 'CONTENT_REMOVED');
    const [line] = (await verifyExport(cut)).lines;
    expect(line).toBe(`${id}  CONTENT at event 1 SUBMITTED`);
  });

  test('says what to set where it has neither a table nor an export, and exits with 2', async () => {
    expect(await verify([])).toMatchObject({ status: 2, error: expect.stringContaining('TABLE_NAME') });
  });

  test('says in one line that an option is unknown, and exits with 2', async () => {
    const { status, error } = await verify(['--data', 'folder']);
    expect([status, error.trim().split('\n')]).toEqual([2, [expect.stringContaining("'--data'")]]);
  });
});
