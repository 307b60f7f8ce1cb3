import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beijingTime } from '../../shared/domain/civil-date.ts';
import { type Entry, type Journey, personalIn, type Running, startJourney, timeToPay } from './support/journey.ts';
import type { Person } from './support/people.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

const secondBefore = (instant: string): string => beijingTime(new Date(Date.parse(instant) - 1000));
const objectionsTo = async (applicationId: string) =>
  (await journey.evidenceOf('OBJECTION_REVIEW', applicationId)).objections;

test('an objection is accepted exactly while the entry is visible: 404 before, 201 from the first second to the last, 409 after', async () => {
  const { person, applicationId, noticeId, publishAt, closesAt } = await journey.approved();
  const entry = { noticeId, serial: 1 };
  const file = async () => journey.object(entry, await journey.citizen());

  await journey.advanceTo(secondBefore(publishAt));
  expect(await file()).toMatchObject({ status: 404 });
  await journey.advanceTo(publishAt);
  expect(await journey.entryOf(person, noticeId)).toMatchObject({ serial: entry.serial });
  expect((await file()).body).toMatchObject({ receivedAt: publishAt });
  await journey.advanceTo(secondBefore(closesAt));
  expect((await file()).body).toMatchObject({ receivedAt: secondBefore(closesAt) });
  await journey.advanceTo(closesAt);
  const late = await file();
  expect(late).toMatchObject({ status: 409, problem: { type: '/problems/window-closed' } });
  expect(late.problem?.detail).toBe('公示期已满，不再受理异议；如有情况反映，请致电监督电话82745351。');

  expect((await objectionsTo(applicationId)).map(({ receivedAt }) => receivedAt).sort()).toEqual([
    publishAt,
    secondBefore(closesAt),
  ]);
});

describe('an objection', () => {
  let published: Awaited<ReturnType<Journey['published']>>;
  let entry: Entry;
  beforeAll(async () => {
    published = await journey.published();
    entry = published;
  });
  const objections = async (): Promise<number> =>
    (await journey.eventsOf(published.applicationId)).filter((event) => event === 'OBJECTION_FILED').length;

  test('to an entry that does not exist is 404', async () => {
    for (const other of [
      { noticeId: entry.noticeId, serial: 99 },
      { noticeId: entry.noticeId, serial: 0 },
      { noticeId: '210202-19990101', serial: 1 },
    ]) {
      expect(await journey.object(other, await journey.citizen())).toMatchObject({ status: 404 });
    }
  });

  test.each([9, 2001])('of %i characters is refused with 400', async (length) => {
    const body = await journey.objection(await journey.citizen(), '异'.repeat(length));
    expect(await journey.refused('fileObjection', { params: { ...entry }, body })).toMatchObject({
      status: 400,
      errors: [{ pointer: '/statement' }],
    });
  });

  test.each([10, 2000])('of %i characters is accepted', async (length) => {
    const body = await journey.objection(await journey.citizen(), '异'.repeat(length));
    expect(await journey.send('fileObjection', { params: { ...entry }, body })).toMatchObject({ status: 201 });
  });

  test('sent twice under one key is one objection with one answer; the key with another body is 422', async () => {
    const objector = await journey.citizen();
    const idempotencyKey = randomUUID();
    const before = await objections();
    const body = await journey.objection(objector);
    const first = await journey.object(entry, objector, { idempotencyKey, body });
    const again = await Promise.all([1, 2, 3].map(() => journey.object(entry, objector, { idempotencyKey, body })));
    expect(first.status).toBe(201);
    for (const { status, text } of again) expect({ status, text }).toEqual({ status: 201, text: first.text });
    expect(await objections()).toBe(before + 1);

    const other = { ...body, statement: '另有一事需要说明，请一并核实。' };
    expect(await journey.object(entry, objector, { idempotencyKey, body: other })).toMatchObject({
      status: 422,
      problem: { type: '/problems/idempotency-key-reused' },
    });
    expect(await objections()).toBe(before + 1);
  });

  test('sent ten times simultaneously under one key is one objection with one answer', async () => {
    const objector = await journey.citizen();
    const idempotencyKey = randomUUID();
    const before = await objections();
    const body = await journey.objection(objector);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => journey.object(entry, objector, { idempotencyKey, body })),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(await objections()).toBe(before + 1);
  });

  test('counts where the identity register is silent until the close, and is marked so that staff check the name', async () => {
    await journey.setFaults({ identity: { mode: 'down' } });
    const objector = await journey.citizen();
    const { body } = await journey.object(entry, objector);
    await journey.advanceTo(published.closesAt);
    await journey.setFaults({});
    const kept = await objectionsTo(published.applicationId);
    expect(kept.filter(({ identityVerified }) => !identityVerified)).toEqual([
      expect.objectContaining({ objectionId: body?.objectionId, objectorName: objector.name }),
    ]);
    const { warnings } = await journey.evidenceOf('OBJECTION_REVIEW', published.applicationId);
    expect(warnings.map(({ code }) => code)).toContain('OBJECTOR_UNVERIFIED');
  });
});

test('the supervisor sees the objector’s name, and the applicant and the public never do', async () => {
  const { person, applicationId, closesAt, ...entry } = await journey.published();
  const objector = await journey.citizen();
  const statement = '旅程异议原文：此人从未在该公司工作。';
  const receipt = await journey.object(entry, objector, { body: await journey.objection(objector, statement) });
  const params = { applicationId, ...entry };
  const seen = async () => [
    receipt.text,
    ...(await everythingOf(person, applicationId)),
    (await journey.send('readNotice', { params })).text,
    (await journey.send('listNotices')).text,
  ];
  const shown = await seen();
  await journey.advanceTo(closesAt);
  shown.push(...(await seen()));
  expect(await objectionsTo(applicationId)).toMatchObject([
    { objectorName: objector.name, objectorIdNumber: objector.idNumber, phone: objector.phone, statement },
  ]);
  for (const detail of [objector.name, objector.idNumber, objector.phone.replace(/^(\d{3})(\d{4})/, '$1 $2-')]) {
    const telling = { outcome: 'UPHOLD', explanation: `经查，${detail}所反映的情况属实。` };
    const told = await journey.tryToDecide('OBJECTION_REVIEW', applicationId, telling);
    expect(told).toMatchObject({ status: 400, problem: { errors: [{ pointer: '/explanation' }] } });
  }
  await journey.decide('OBJECTION_REVIEW', applicationId, { outcome: 'UPHOLD', note: '异议属实' });
  shown.push(...(await seen()));
  expect(personalIn(shown.join(), [objector])).toEqual([]);
  expect(shown.join()).not.toContain(statement);
});

test('an upheld objection refuses the case with OBJECTION_UPHELD, pays nothing and frees the place in the annual limit', async () => {
  const { person, applicationId, closesAt, ...entry } = await journey.published();
  for (const occupationCode of ['4-12-01-01', '6-31-01-03']) {
    await journey.submit(person, await journey.certify(person, { occupationCode }));
  }
  await journey.object(entry, await journey.citizen());
  await journey.advanceTo(closesAt);
  expect(await journey.phaseOf(person, applicationId)).toBe('OBJECTION_REVIEW');
  const fourth = await journey.submission(person, await journey.certify(person, { occupationCode: '4-03-02-01' }));
  const limit = await journey.refused('submitApplication', fourth);
  expect(limit.reasons?.map(({ code }) => code)).toEqual(['ANNUAL_LIMIT_REACHED']);
  await journey.decide('OBJECTION_REVIEW', applicationId, { outcome: 'UPHOLD' });
  const { phase, reasons } = await journey.read(person, applicationId);
  expect({ phase, codes: reasons.map(({ code }) => code) }).toEqual({ phase: 'REJECTED', codes: ['OBJECTION_UPHELD'] });
  expect(await journey.transfersTo(person)).toEqual([]);
  expect(await journey.submit(person)).toMatchObject({ attempt: 2 });
});

test('after a dismissed objection the case is paid, and the objection delays no other entry of the notice', async () => {
  const quiet = await journey.approved();
  const { person, applicationId, closesAt, ...entry } = await journey.published();
  await journey.object(entry, await journey.citizen());
  await journey.advanceTo(timeToPay(closesAt));
  expect(await journey.phaseOf(quiet.person, quiet.applicationId)).toBe('PAID');
  await journey.decide('OBJECTION_REVIEW', applicationId, { outcome: 'DISMISS' });
  expect(await journey.read(person, applicationId)).toMatchObject({ phase: 'PAID', reasons: [] });
  expect(await journey.transfersTo(person)).toMatchObject([{ amountFen: 250_000, outcome: 'PAID' }]);
});

/** Everything that the service shows or sends to an applicant about a case. */
async function everythingOf(person: Person, applicationId: string): Promise<readonly string[]> {
  const asked = await journey.by(person, { params: { applicationId } });
  const answers = await Promise.all(
    (['readOwnApplication', 'readCertificateReview', 'listOwnApplications'] as const).map((route) =>
      journey.send(route, asked),
    ),
  );
  const messages = (await journey.messagesAbout(applicationId)).map(({ text }) => text);
  return [...answers.map(({ text }) => text), ...messages];
}
