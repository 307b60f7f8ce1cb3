import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { applicationOf, type Person } from './support/people.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

/** The signals of a case in its open fund review, as kinds and case numbers. */
async function signalsOf(applicationId: string) {
  const { signals } = await journey.evidenceOf('FUND_REVIEW', applicationId);
  return signals.map(({ kind, applications }) => [kind, ...applications.map((other) => other.applicationId)]);
}

/** A further person, with what another one has. */
async function newcomerWith(shared: Partial<Person>): Promise<Person> {
  return { ...(await journey.newcomer()), ...shared };
}

test('a phone or an account of another person is told in both cases after the submission', async () => {
  const one = await journey.checked();
  expect(await signalsOf(one.applicationId)).toEqual([]);
  const { phone, accountNumber } = one.person;
  const other = await journey.checked(await newcomerWith({ phone, accountNumber }));
  expect(await signalsOf(other.applicationId)).toEqual([
    ['PHONE', one.applicationId],
    ['ACCOUNT', one.applicationId],
  ]);
  expect(await signalsOf(one.applicationId)).toEqual([
    ['PHONE', other.applicationId],
    ['ACCOUNT', other.applicationId],
  ]);
  expect(await journey.caseFile(one.applicationId)).toMatchObject({
    signals: [
      { kind: 'PHONE', applications: [{ agency: '210202', phase: 'FUND_REVIEW' }] },
      { kind: 'ACCOUNT', applications: [{ agency: '210202', phase: 'FUND_REVIEW' }] },
    ],
  });
  const { text } = await journey.send(
    'readOwnApplication',
    await journey.by(one.person, { params: { applicationId: one.applicationId } }),
  );
  expect(text).not.toContain(other.applicationId);
});

test('a certificate number of another person is told after a correction', async () => {
  const one = await journey.checked();
  const two = await journey.checked();
  expect(await signalsOf(two.applicationId)).toEqual([]);
  await journey.decide('FUND_REVIEW', two.applicationId, {
    outcome: 'REQUEST_CORRECTION',
    fields: ['certificate.number'],
    explanation: '证书编号与证书照片不符，请核对后重新填写。',
  });
  const { number } = one.person.certificate;
  const body = { certificate: { number } };
  await journey.ask(
    'correctApplication',
    await journey.by(two.person, { params: { applicationId: two.applicationId }, body }),
  );
  await journey.settle();
  const { signals } = await journey.caseFile(one.applicationId);
  expect(signals).toMatchObject([{ kind: 'CERTIFICATE', applications: [{ applicationId: two.applicationId }] }]);
  expect(applicationOf(one.person).certificate.number).toBe(number);
});

test('an account of another person is told after a change of the payee, also once it is changed back', async () => {
  const one = await journey.checked();
  const two = await journey.checked();
  const change = async (accountNumber: string) => {
    const body = { ...applicationOf(two.person).payee, accountNumber };
    await journey.ask(
      'changePayee',
      await journey.by(two.person, { params: { applicationId: two.applicationId }, body }),
    );
    await journey.settle();
  };
  await change(one.person.accountNumber);
  expect(await signalsOf(one.applicationId)).toEqual([['ACCOUNT', two.applicationId]]);
  await change(two.person.accountNumber);
  const { signals } = await journey.evidenceOf('FUND_REVIEW', one.applicationId);
  expect(signals).toMatchObject([
    { kind: 'ACCOUNT', applications: [{ applicationId: two.applicationId, former: true }] },
  ]);
});

test('a district is told the number and the agency of a case of another district, and no more', async () => {
  const elsewhere = await journey.checked(await journey.newcomer({}, '210203'));
  const { phone } = elsewhere.person;
  const here = await journey.checked(await newcomerWith({ phone }));
  const { signals } = await journey.evidenceOf('FUND_REVIEW', here.applicationId);
  expect(signals).toEqual([
    { kind: 'PHONE', applications: [{ applicationId: elsewhere.applicationId, agency: '210203' }] },
  ]);
});
