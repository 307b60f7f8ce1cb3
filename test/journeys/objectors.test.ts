import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Entry, type Journey, type Running, startJourney } from './support/journey.ts';
import { aNewPerson, type Person } from './support/people.ts';
import type { Success } from './support/strict-client.ts';

let running: Running;
let journey: Journey;
let published: Awaited<ReturnType<Journey['published']>>;
let entry: Entry;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  published = await journey.published();
  entry = published;
});
beforeEach(() => journey.setFaults({}));
afterAll(() => running.stop());

type Receipt = Success<'fileObjection'>;
const another = (person: Person): Person => ({ ...person, phone: aNewPerson().phone });
/** Objects, and waits until the register has answered. */
async function objected(objector: Person, to = entry): Promise<Receipt> {
  const { body, text } = await journey.object(to, objector);
  if (!body) throw new Error(`The objection was refused: ${text}`);
  await journey.settle();
  return body;
}
const signedIn = async (person: Person, to = entry) =>
  journey.object(to, person, {
    token: await journey.applicantToken(person),
    body: { statement: '据我了解，此人并未在该公司工作，请予核实。' },
  });

test('906 guesses no longer tell an ID number: whatever the register says, the answer is 201 and has the same form', async () => {
  const citizen = await journey.citizen();
  const asked = [citizen, another(published.person), another({ ...citizen, name: '钱旅假' }), aNewPerson()];
  for (const objector of asked) {
    const { status, body } = await journey.object(entry, objector);
    expect({ status, fields: Object.keys(body ?? {}) }).toEqual({
      status: 201,
      fields: ['objectionId', 'receivedAt', 'receiptCode'],
    });
  }
});

describe('an objection without a token', () => {
  test('in somebody’s name needs a phone: 400 without a code, with a wrong one, and with one for another purpose', async () => {
    const objector = await journey.citizen();
    const body = await journey.objection(objector);
    const { phoneCode: _, ...without } = body;
    expect(await journey.object(entry, objector, { body: without })).toMatchObject({
      status: 400,
      problem: { errors: [{ pointer: '/phoneCode' }] },
    });
    const wrong = { ...body, phoneCode: body.phoneCode === '000000' ? '000001' : '000000' };
    expect(await journey.object(entry, objector, { body: wrong })).toMatchObject({
      status: 400,
      problem: { errors: [{ pointer: '/phoneCode' }] },
    });
    const contact = await journey.phoneProof(aNewPerson().phone, 'CONTACT');
    expect(await journey.object(entry, objector, { body: { ...body, ...contact } })).toMatchObject({ status: 400 });
    expect(await journey.object(entry, objector, { body })).toMatchObject({ status: 201 });
  });

  test('from a phone that has objected to the entry is 409', async () => {
    const objector = await journey.citizen();
    await objected(objector);
    await journey.advanceBy('PT2M');
    const again = await journey.object(entry, { ...aNewPerson(), phone: objector.phone });
    expect(again).toMatchObject({ status: 409, problem: { type: '/problems/already-objected' } });
  });
});

describe('a signed-in citizen', () => {
  test('objects by a statement alone, and again is 409', async () => {
    const citizen = await journey.citizen();
    expect(await signedIn(citizen)).toMatchObject({ status: 201 });
    expect(await signedIn(citizen)).toMatchObject({ status: 409, problem: { type: '/problems/already-objected' } });
  });

  test('who is the applicant is refused with 422', async () => {
    expect(await signedIn(published.person)).toMatchObject({ status: 422, problem: { type: '/problems/own-entry' } });
  });

  test('with a bad token is 401, staff are 403, and a token with the fields of a form is 400', async () => {
    const citizen = await journey.citizen();
    const body = { statement: '据我了解，此人并未在该公司工作，请予核实。' };
    const bad = await journey.object(entry, citizen, { token: 'not-a-token', body });
    expect(bad).toMatchObject({ status: 401, problem: { type: '/problems/unauthorized' } });
    expect(bad.headers.get('www-authenticate')).toBe('Bearer');
    const staff = await journey.staffToken({ roles: ['supervisor'] });
    expect(await journey.object(entry, citizen, { token: staff, body })).toMatchObject({ status: 403 });
    const token = await journey.applicantToken(citizen);
    const mixed = await journey.object(entry, citizen, { token, body: await journey.objection(citizen) });
    expect(mixed).toMatchObject({ status: 400 });
    expect(mixed.problem?.errors?.map(({ pointer }) => pointer)).toContain('/objectorIdNumber');
  });
});

describe('the receipt', () => {
  test('tells its holder what became of the objection, and with another code nothing', async () => {
    const { applicationId, closesAt, ...to } = await journey.published();
    const receipt = await objected(await journey.citizen(), to);
    expect(await journey.stateOf(receipt)).toEqual({ status: 'RECEIVED' });
    for (const { objectionId, receiptCode } of [
      { ...receipt, receiptCode: 'A'.repeat(16) },
      { ...receipt, objectionId: 'A'.repeat(16) },
    ]) {
      const asked = { params: { objectionId }, headers: { 'x-receipt-code': receiptCode } };
      expect(await journey.refused('readObjection', asked)).toMatchObject({
        status: 404,
        type: '/problems/not-found',
      });
    }
    expect(await journey.refused('readObjection', { params: { objectionId: receipt.objectionId } })).toMatchObject({
      status: 404,
    });
    await journey.advanceTo(closesAt);
    expect(await journey.stateOf(receipt)).toEqual({ status: 'UNDER_REVIEW' });
    await journey.decide('OBJECTION_REVIEW', applicationId, { outcome: 'DISMISS' });
    expect(await journey.stateOf(receipt)).toMatchObject({ status: 'DECIDED', outcome: 'DISMISSED' });
  });

  test('alone tells that a false name was not admitted; the applicant hears nothing, and is paid', async () => {
    const { person, applicationId, closesAt, ...to } = await journey.published();
    const receipt = await objected({ ...(await journey.citizen()), name: '钱旅假' }, to);
    expect(await journey.stateOf(receipt)).toMatchObject({ status: 'NOT_ADMITTED' });
    await journey.advanceTo(closesAt);
    expect(await journey.phaseOf(person, applicationId)).toBe('PAYING');
    expect((await journey.read(person, applicationId)).timeline.map(({ phase }) => phase)).not.toContain(
      'OBJECTION_REVIEW',
    );
    const events = await journey.eventsOf(applicationId);
    expect(events.slice(-3)).toEqual(['OBJECTION_FILED', 'OBJECTION_NOT_ADMITTED', 'CLOSED_UNCHALLENGED']);
  });
});

test('a supervisor who objected is kept from the decision by the ID number, another account or not', async () => {
  const { applicationId, closesAt, ...to } = await journey.published();
  const objector = await journey.citizen();
  await objected(objector, to);
  await journey.advanceTo(closesAt);
  const decision = { outcome: 'DISMISS', note: '经查不实' };
  for (const member of [{ idNumber: objector.idNumber }, { name: objector.name }]) {
    expect(await journey.tryToDecide('OBJECTION_REVIEW', applicationId, decision, member)).toMatchObject({
      status: 403,
      problem: { type: '/problems/own-objection' },
    });
  }
  expect(await journey.tryToDecide('OBJECTION_REVIEW', applicationId, decision)).toMatchObject({ status: 200 });
});

test('a hundred objections at once from a hundred people are all 201', async () => {
  const { applicationId, closesAt, ...to } = await journey.published();
  const objectors = Array.from({ length: 100 }, () => aNewPerson());
  const bodies = await Promise.all(objectors.map((objector) => journey.objection(objector)));
  const file = async (objector: Person, body: object | undefined) => {
    const asked = { body, idempotencyKey: randomUUID() };
    // A machine that is too slow for all of them in 29 s says 503, and the same request again is not a second one.
    for (;;) {
      const { status } = await journey.object(to, objector, asked);
      if (status !== 503) return status;
    }
  };
  const statuses = await Promise.all(objectors.map((objector, index) => file(objector, bodies[index])));
  expect(statuses).toEqual(objectors.map(() => 201));
  const filed = (await journey.eventsOf(applicationId)).filter((event) => event === 'OBJECTION_FILED');
  expect(filed).toHaveLength(100);
});
