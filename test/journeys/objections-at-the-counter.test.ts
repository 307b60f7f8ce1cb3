import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beijingTime } from '../../shared/domain/civil-date.ts';
import { type Entry, type Journey, type Running, startJourney } from './support/journey.ts';
import { CITY } from './support/staff.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

const secondAfter = (instant: string, seconds = 1): string =>
  beijingTime(new Date(Date.parse(instant) + seconds * 1000));
const secondBefore = (instant: string): string => secondAfter(instant, -1);

test('what staff key is an objection from the first second of the window to its last, and a complaint otherwise', async () => {
  const { person, applicationId, publishAt, closesAt, ...entry } = await journey.published();
  const kindOf = async (receivedAt: string) =>
    (await journey.key(entry, await journey.citizen(), { receivedAt, channel: 'LETTER' })).kind;

  expect(await kindOf(secondBefore(publishAt))).toBe('COMPLAINT');
  expect(await kindOf(publishAt)).toBe('OBJECTION');
  expect(await journey.tryToKey(entry, await journey.citizen(), { receivedAt: secondAfter(publishAt) })).toMatchObject({
    status: 400,
    problem: { errors: [{ pointer: '/receivedAt' }] },
  });
  await journey.advanceTo(secondBefore(closesAt));
  expect(await kindOf(secondBefore(closesAt))).toBe('OBJECTION');
  await journey.advanceTo(secondAfter(closesAt));
  expect(await journey.phaseOf(person, applicationId)).toBe('OBJECTION_REVIEW');
  expect(await kindOf(secondBefore(closesAt))).toBe('OBJECTION');
  expect(await kindOf(closesAt)).toBe('COMPLAINT');
  expect(await kindOf(secondAfter(closesAt))).toBe('COMPLAINT');

  const { objections } = await journey.evidenceOf('OBJECTION_REVIEW', applicationId);
  const last = secondBefore(closesAt);
  expect(objections.map(({ receivedAt }) => receivedAt).sort()).toEqual([publishAt, last, last]);
  const events = await journey.eventsOf(applicationId);
  expect(events.filter((event) => event === 'COMPLAINT_FILED')).toHaveLength(3);
  expect(events.filter((event) => event === 'OBJECTION_FILED')).toHaveLength(3);
});

describe('an objection at the counter', () => {
  let published: Awaited<ReturnType<Journey['published']>>;
  let entry: Entry;
  beforeAll(async () => {
    published = await journey.published();
    entry = { noticeId: published.noticeId, serial: published.serial };
  });
  const filed = async (): Promise<number> =>
    (await journey.eventsOf(published.applicationId)).filter((event) => event === 'OBJECTION_FILED').length;

  test('is keyed by any role but the auditor’s, of the agency or the city: 403 for others', async () => {
    for (const roles of [['reviewer'], ['fund-reviewer'], ['supervisor'], ['payer'], ['auditor', 'reviewer']]) {
      expect(await journey.tryToKey(entry, await journey.citizen(), { member: { roles } })).toMatchObject({
        status: 201,
      });
    }
    const byCity = { roles: ['reviewer'], agency: CITY };
    expect(await journey.tryToKey(entry, await journey.citizen(), { member: byCity })).toMatchObject({ status: 201 });
    for (const [member, type] of [
      [{ roles: ['auditor'] }, '/problems/wrong-role'],
      [{ roles: [] }, '/problems/forbidden'],
      [{ roles: ['reviewer'], agency: '210203' }, '/problems/wrong-agency'],
      [{ roles: ['reviewer'], idNumber: published.person.idNumber }, '/problems/own-application'],
    ] as const) {
      const refused = await journey.tryToKey(entry, await journey.citizen(), { member });
      expect({ type, refused }).toMatchObject({ refused: { status: 403, problem: { type } } });
    }
    const { body } = await journey.keying(entry, await journey.citizen());
    const applicant = await journey.by(published.person, { body });
    expect(await journey.refused('keyObjection', applicant)).toMatchObject({ status: 403 });
    expect(await journey.refused('keyObjection', { body })).toMatchObject({ status: 401 });
  });

  test('to an unknown entry is 404', async () => {
    const objector = await journey.citizen();
    for (const unknown of [
      { ...entry, serial: 999 },
      { ...entry, noticeId: '210202-19990101' },
      { ...entry, noticeId: 'nothing' },
    ]) {
      expect(await journey.tryToKey(unknown, objector)).toMatchObject({ status: 404 });
    }
  });

  test('with a wrong field is 400, and names the field', async () => {
    const asked = await journey.keying(entry, await journey.citizen());
    for (const [field, value] of [
      ['channel', 'FAX'],
      ['receivedAt', '昨天下午'],
      ['receivedAt', '2021-02-30T09:00:00+08:00'],
      ['serial', 0],
      ['objectorIdNumber', '210202199001011230'],
      ['phone', '12345'],
      ['statement', '太短'],
    ] as const) {
      const refused = await journey.refused('keyObjection', {
        ...asked,
        body: { ...Object(asked.body), [field]: value },
      });
      expect(refused).toMatchObject({ status: 400, errors: [{ pointer: `/${field}` }] });
    }
  });

  test('of the applicant is 422', async () => {
    const own = await journey.tryToKey(entry, { ...published.person, phone: (await journey.citizen()).phone });
    expect(own).toMatchObject({ status: 422, problem: { type: '/problems/own-entry' } });
  });

  test('of the same person twice is 409, also after an objection by phone, and keeps one', async () => {
    const before = await filed();
    const atTheCounter = await journey.citizen();
    await journey.key(entry, atTheCounter);
    const again = await journey.tryToKey(entry, atTheCounter, { channel: 'LETTER' });
    expect(again).toMatchObject({ status: 409, problem: { type: '/problems/already-objected' } });

    const online = await journey.citizen();
    expect(await journey.object(entry, online)).toMatchObject({ status: 201 });
    const then = await journey.tryToKey(entry, { ...online, phone: (await journey.citizen()).phone });
    expect(then).toMatchObject({ status: 409, problem: { type: '/problems/already-objected' } });
    expect(await filed()).toBe(before + 2);
  });

  test('of the same person, keyed by two colleagues at once, is kept once', async () => {
    const before = await filed();
    const objector = await journey.citizen();
    const asked = await Promise.all([1, 2, 3].map(() => journey.keying(entry, objector)));
    const answers = await Promise.all(asked.map((each) => journey.send('keyObjection', each)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await filed()).toBe(before + 1);
  });

  test('sent again under one key is one objection with one answer; the key with another body is 422', async () => {
    const before = await filed();
    const objector = await journey.citizen();
    const idempotencyKey = randomUUID();
    const asked = await journey.keying(entry, objector, { idempotencyKey });
    const first = await journey.send('keyObjection', asked);
    const again = await Promise.all([1, 2, 3].map(() => journey.send('keyObjection', asked)));
    expect(first.status).toBe(201);
    for (const { status, text } of again) expect({ status, text }).toEqual({ status: 201, text: first.text });
    const other = { ...asked, body: { ...Object(asked.body), statement: '另有一事需要说明，请一并核实。' } };
    expect(await journey.refused('keyObjection', other)).toMatchObject({
      status: 422,
      type: '/problems/idempotency-key-reused',
    });
    expect(await filed()).toBe(before + 1);
  });

  test('sent ten times at once under one key is one objection with one answer', async () => {
    const before = await filed();
    const asked = await journey.keying(entry, await journey.citizen(), { idempotencyKey: randomUUID() });
    const answers = await Promise.all(Array.from({ length: 10 }, () => journey.send('keyObjection', asked)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(await filed()).toBe(before + 1);
  });
});

test('the supervisor sees who keyed an objection, when, and how it came', async () => {
  const published = await journey.published();
  const objector = await journey.citizen();
  await journey.advanceBy('PT1H');
  const member = { staffId: 'counter-1' };
  const statement = '来电反映：该人员证书并非本人取得。';
  const received = { receivedAt: published.publishAt, channel: 'PHONE', statement, member };
  const { objectionId } = await journey.key(published, objector, received);
  const at = await journey.now();
  await journey.advanceTo(published.closesAt);
  expect((await journey.evidenceOf('OBJECTION_REVIEW', published.applicationId)).objections).toMatchObject([
    {
      objectionId,
      objectorName: objector.name,
      objectorIdNumber: objector.idNumber,
      phone: objector.phone,
      statement,
      receivedAt: published.publishAt,
      identityVerified: true,
      keyed: { channel: 'PHONE', by: 'counter-1', at },
    },
  ]);
});

test('an objection at the counter that is repeated online counts once, and the receipts tell the same', async () => {
  const published = await journey.published();
  const objector = await journey.citizen();
  const first = await journey.key(published, objector);
  const { body: second } = await journey.object(published, { ...objector, phone: (await journey.citizen()).phone });
  if (!second) throw new Error('The public route told that the person has objected');
  await journey.advanceTo(published.closesAt);
  expect(await journey.stateOf(second)).toEqual(await journey.stateOf(first));
  const { objections } = await journey.evidenceOf('OBJECTION_REVIEW', published.applicationId);
  expect(objections.filter(({ notAdmitted }) => notAdmitted?.ground === 'REPEATED')).toHaveLength(1);
  expect(objections).toHaveLength(2);
});

test('a false name at the counter stops nothing: the objector is told, and the case is paid', async () => {
  const { person, applicationId, closesAt, ...entry } = await journey.published();
  const objector = { ...(await journey.citizen()), name: '钱旅假' };
  const receipt = await journey.key(entry, objector);
  expect(await journey.stateOf(receipt)).toMatchObject({ status: 'NOT_ADMITTED' });
  expect((await journey.messagesTo(objector.phone)).map(({ text }) => text).join()).toContain('未予受理');
  await journey.advanceTo(closesAt);
  expect(await journey.phaseOf(person, applicationId)).toBe('PAYING');
});
