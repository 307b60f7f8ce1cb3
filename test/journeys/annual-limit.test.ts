import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import type { HeldCertificate, Person } from './support/people.ts';

let running: Running;
let journey: Journey;
let occupationCodes: readonly string[];
beforeAll(async () => {
  running = await startJourney('2021-12-31T20:00:00+08:00');
  journey = running.journey;
  const { occupations } = await journey.ask('listOccupations', { query: { limit: '10' } });
  occupationCodes = occupations.map(({ code }) => code);
});
afterAll(() => running.stop());

/** A person with certificates of several occupations, all of them in the registry. */
async function holderOf(occupations: number): Promise<{ person: Person; certificates: readonly HeldCertificate[] }> {
  const person = await journey.newcomer();
  const certificates = await Promise.all(
    occupationCodes.slice(0, occupations).map((occupationCode) => journey.certify(person, { occupationCode })),
  );
  return { person, certificates };
}

/** Any answer to an application for a certificate. */
const apply = async (person: Person, certificate?: HeldCertificate) =>
  journey.send('submitApplication', await journey.submission(person, certificate));

/** The statuses of applications one after another, and the reasons of the last. */
async function applyForEach(person: Person, certificates: readonly HeldCertificate[]) {
  const answers: Awaited<ReturnType<typeof apply>>[] = [];
  for (const certificate of certificates) answers.push(await apply(person, certificate));
  return {
    statuses: answers.map(({ status }) => status),
    lastReasons: answers.at(-1)?.problem?.reasons?.map(({ code }) => code),
  };
}

test('the fourth application of a year is refused with 409 ANNUAL_LIMIT_REACHED, as the check beforehand says', async () => {
  const { person, certificates } = await holderOf(4);
  expect(await applyForEach(person, certificates)).toEqual({
    statuses: [201, 201, 201, 409],
    lastReasons: ['ANNUAL_LIMIT_REACHED'],
  });
  const check = await journey.ask('checkEligibility', await journey.submission(person, certificates[3]));
  expect(check).toMatchObject({ eligible: false, reasons: [{ code: 'ANNUAL_LIMIT_REACHED' }] });
  expect(await journey.ownApplications(person)).toHaveLength(3);
});

test('a refusal by verification or by staff frees its place in the annual limit', async () => {
  const { person, certificates } = await holderOf(4);
  const [first, second, third, fourth] = certificates;
  if (first) await journey.registerCertificate(person, first, { status: 'REVOKED' });
  expect((await applyForEach(person, certificates.slice(0, 3))).statuses).toEqual([201, 201, 201]);
  await journey.settle();
  // The first certificate was revoked, so its place is free for the fourth.
  expect((await apply(person, fourth)).status).toBe(201);
  await journey.settle();
  expect((await apply(person, first)).status).toBe(409);
  const open = (await journey.ownApplications(person)).filter(({ phase }) => phase === 'FUND_REVIEW');
  expect(open.map(({ certificate }) => certificate.number).sort()).toEqual(
    [second, third, fourth].map((certificate) => certificate?.number),
  );
  await journey.decide('FUND_REVIEW', open[0]?.applicationId ?? '', { outcome: 'REFUSE' });
  expect((await apply(person, first)).status).toBe(201);
});

test('of fifty simultaneous applications for ten occupations, exactly three are accepted', async () => {
  const { person, certificates } = await holderOf(10);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => apply(person, certificates[index % certificates.length])),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(47);
  await journey.settle();
  const kept = await journey.ownApplications(person);
  expect(kept.map(({ phase }) => phase)).toEqual(['FUND_REVIEW', 'FUND_REVIEW', 'FUND_REVIEW']);
  expect(new Set(kept.map(({ certificate }) => certificate.occupationCode)).size).toBe(3);
});

test('of fifty simultaneous applications for one occupation and level, one is accepted', async () => {
  const person = await journey.newcomer();
  const answers = await Promise.all(Array.from({ length: 50 }, () => apply(person)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  const others = answers.filter(({ status }) => status === 409);
  expect(others).toHaveLength(49);
  for (const { problem } of others) {
    expect(problem?.reasons?.map(({ code }) => code)).toEqual(['ALREADY_SUBSIDISED']);
  }
  expect(await journey.ownApplications(person)).toHaveLength(1);
});

// This comes last, because the clock only moves forward.
describe('the year ends at midnight in Beijing', () => {
  let person: Person;
  let certificates: readonly HeldCertificate[];

  test('in its last second the limit still applies', async () => {
    ({ person, certificates } = await holderOf(8));
    await applyForEach(person, certificates.slice(0, 3));
    await journey.advanceTo('2021-12-31T23:59:59+08:00');
    expect((await apply(person, certificates[3])).status).toBe(409);
  });

  test('on 1 January three applications are possible again, and a fourth is not', async () => {
    await journey.advanceTo('2022-01-01T00:00:00+08:00');
    expect(await applyForEach(person, certificates.slice(3, 7))).toEqual({
      statuses: [201, 201, 201, 409],
      lastReasons: ['ANNUAL_LIMIT_REACHED'],
    });
  });

  test('a refusal in the new year of last year’s application frees a place of last year, and none of this year', async () => {
    await journey.settle();
    const [oldest] = (await journey.ownApplications(person)).toReversed();
    await journey.decide('FUND_REVIEW', oldest?.applicationId ?? '', { outcome: 'REFUSE' });
    expect((await apply(person, certificates[7])).status).toBe(409);
  });
});
