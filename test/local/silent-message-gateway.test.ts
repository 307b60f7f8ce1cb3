import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Introduction, introductions } from '../../local/world/seeded-world.ts';
import { type Answered, call, temporaryFolder } from './running-fixture.ts';
import { type SpawnedRun, spawnRun } from './spawned-run.ts';

const RECEIVED = '您的补贴申报已收到，正在核对信息。';
const VERIFIED = '您的证书已通过审核，待资金审核。';

let folder: string;
let run: SpawnedRun;
let url: string;

async function start(): Promise<void> {
  run = spawnRun('local/main.ts', ['--data', folder]);
  url = (await run.printed(/API +http:\S+[\s\S]*Ctrl-C/)).match(/http:\S+/)?.[0] ?? '';
}

beforeAll(async () => {
  folder = await temporaryFolder();
  await start();
}, 60_000);

afterAll(async () => {
  await run.kill('SIGKILL');
  await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 100 });
});

function ask(method: string, path: string, body?: unknown, token?: string): Promise<Answered> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'once' };
  return call(url, method, path, body, token ? { ...headers, authorization: `Bearer ${token}` } : headers);
}

const gatewayIs = (mode: 'up' | 'down'): Promise<Answered> =>
  ask('PUT', '/local/faults', mode === 'down' ? { notifier: { mode } } : {});

const advanceBy = (duration: string): Promise<Answered> => ask('POST', '/local/clock', { advanceBy: duration });

/** The applicant's token and how to read their case, after it was submitted and everything under way has come to rest. */
async function submit(person: Introduction | undefined) {
  if (!person) throw new Error('The world has people');
  const { name, idNumber, socialSecurityNumber, phone, certificate, accountNumber } = person;
  const token = (await ask('POST', '/local/token', { kind: 'applicant', idNumber, name, phone })).body.accessToken;
  const payee = { kind: 'BANK_ACCOUNT', bankName: '样例银行', accountNumber };
  const applicant = { name, idNumber, socialSecurityNumber, phone, category: 'ENTERPRISE_EMPLOYEE' };
  const submitted = await ask('POST', '/v1/applications', { applicant, certificate, payee }, token);
  expect(submitted.status).toBe(201);
  await ask('POST', '/local/settle');
  const { applicationId } = submitted.body;
  return {
    applicationId,
    phase: async (): Promise<string> =>
      (await ask('GET', `/v1/applications/${applicationId}`, undefined, token)).body.phase,
    /** What arrived about the case, without the salutation, in order. */
    told: async (): Promise<readonly string[]> =>
      (await ask('GET', '/local/messages')).body.messages
        .filter((message: { applicationId: string }) => message.applicationId === applicationId)
        .map(({ text }: { text: string }) => text.replace(/^.*?：/, '')),
  };
}

const plainPeople = introductions.filter(({ peculiarity }) => peculiarity === undefined);
const lettersFile = (): string => join(folder, 'dead-letters.jsonl');

test('after ten minutes without a gateway every message arrives, in order and once, and the case has not waited', async () => {
  await gatewayIs('down');
  const { phase, told } = await submit(plainPeople[0]);
  expect([await phase(), await told()]).toEqual(['FUND_REVIEW', []]);
  await advanceBy('PT10M');
  expect(await told()).toEqual([]);

  await gatewayIs('up');
  await advanceBy('PT10M');
  expect(await told()).toEqual([RECEIVED, VERIFIED]);
  expect(existsSync(lettersFile())).toBe(false);
});

test('a kill while a message waits for its next try loses nothing', async () => {
  await gatewayIs('down');
  const { told } = await submit(plainPeople[1]);
  await advanceBy('PT3M');
  await run.kill('SIGKILL');
  await start();
  await ask('POST', '/local/settle');
  expect(await told()).toEqual([]);

  await gatewayIs('up');
  await advanceBy('PT10M');
  expect(await told()).toEqual([RECEIVED, VERIFIED]);
  expect(existsSync(lettersFile())).toBe(false);
});

test('what the gateway did not take within six hours becomes a dead letter; the case goes on, and so do later messages', async () => {
  await gatewayIs('down');
  const lost = await submit(plainPeople[2]);
  await advanceBy('PT5H');
  const later = await submit(plainPeople[3]);
  await advanceBy('PT50M');
  expect(existsSync(lettersFile())).toBe(false);
  await advanceBy('PT20M');
  const kept = (await readFile(lettersFile(), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const about = kept.flatMap(({ event }) => event.Records).map(({ dynamodb }) => dynamodb.NewImage.applicationId.S);
  expect(new Set(about)).toEqual(new Set([lost.applicationId]));
  expect(await lost.phase()).toBe('FUND_REVIEW');

  await gatewayIs('up');
  await advanceBy('PT10M');
  expect([await lost.told(), await later.told()]).toEqual([[], [RECEIVED, VERIFIED]]);
});
