import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fictionalApplication } from '../../fictional/fictional-application.ts';
import { type Introduction, introductions } from '../../local/world/seeded-world.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { type RealRun, startRealRun } from './real-run.ts';
import { temporaryFolder } from './running-fixture.ts';

const RECEIVED = '您的补贴申报已收到，正在核验信息。';
const VERIFIED = '您的证书已通过审核，待资金审核。';

let folder: string;
let run: RealRun;

beforeAll(async () => {
  folder = await temporaryFolder();
  run = await startRealRun(folder);
});

afterAll(async () => {
  await run.kill('SIGKILL');
  await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 100 });
});

const gatewayIs = (mode: 'up' | 'down') => run.local.setFaults(mode === 'down' ? { notifier: { mode } } : {});

/** Submits a case and waits until nothing is under way. Returns how to read its phase and its messages. */
async function submit(person: Introduction | undefined) {
  if (!person) throw new Error('The world has people');
  const { idNumber, name, phone } = person;
  const token = await run.local.token({ kind: 'applicant', idNumber, name, phone });
  const body = fictionalApplication(person, person.certificate);
  const { applicationId } = await run.ask(routes.submitApplication, { token, body, idempotencyKey: 'once' });
  await run.local.settle();
  return {
    applicationId,
    phase: async (): Promise<string> =>
      (await run.ask(routes.readOwnApplication, { token, params: { applicationId } })).phase,
    /** The messages about the case in order, without their salutation. */
    received: async (): Promise<readonly string[]> =>
      (await run.local.messages())
        .filter((message) => message.applicationId === applicationId)
        .map(({ text }) => text.replace(/^.*?，/, '')),
  };
}

const plainPeople = introductions.filter(({ peculiarity }) => peculiarity === undefined);
const lettersFile = (): string => join(folder, 'dead-letters.jsonl');

test('after ten minutes without a gateway every message arrives, in order and once, and the case has not waited', async () => {
  await gatewayIs('down');
  const { phase, received } = await submit(plainPeople[0]);
  expect([await phase(), await received()]).toEqual(['FUND_REVIEW', []]);
  await run.local.advanceBy('PT10M');
  expect(await received()).toEqual([]);

  await gatewayIs('up');
  await run.local.advanceBy('PT10M');
  expect(await received()).toEqual([RECEIVED, VERIFIED]);
  expect(existsSync(lettersFile())).toBe(false);
});

test('a kill while a message waits for its next try loses nothing', async () => {
  await gatewayIs('down');
  const { received } = await submit(plainPeople[1]);
  await run.local.advanceBy('PT3M');
  await run.kill('SIGKILL');
  run = await startRealRun(folder);
  await run.local.settle();
  expect(await received()).toEqual([]);

  await gatewayIs('up');
  await run.local.advanceBy('PT10M');
  expect(await received()).toEqual([RECEIVED, VERIFIED]);
  expect(existsSync(lettersFile())).toBe(false);
});

test('a gateway that is down for eleven hours costs no message', async () => {
  await gatewayIs('down');
  const { received } = await submit(plainPeople[4]);
  await run.local.advanceBy('PT11H');
  await gatewayIs('up');
  await run.local.advanceBy('PT15M');
  expect(await received()).toEqual([RECEIVED, VERIFIED]);
  expect(existsSync(lettersFile())).toBe(false);
});

test('a message that the gateway does not take within twelve hours becomes a dead letter; the case and later messages go on', async () => {
  await gatewayIs('down');
  const lost = await submit(plainPeople[2]);
  await run.local.advanceBy('PT11H');
  const later = await submit(plainPeople[3]);
  await run.local.advanceBy('PT70M');
  expect(existsSync(lettersFile())).toBe(false);
  await run.local.advanceBy('PT10M');
  const kept = (await readFile(lettersFile(), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const about = kept.flatMap(({ event }) => event.Records).map(({ body }) => JSON.parse(body).applicationId);
  expect(about).toEqual([lost.applicationId, lost.applicationId]);
  expect(await lost.phase()).toBe('FUND_REVIEW');

  await gatewayIs('up');
  await run.local.advanceBy('PT15M');
  expect([await lost.received(), await later.received()]).toEqual([[], [RECEIVED, VERIFIED]]);
});
