import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RouteName, routes } from '../../shared/contracts/routes.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { aNewPerson, applicationOf, type Person } from './support/people.ts';
import { routesOf } from './support/strict-client.ts';

let running: Running;
let journey: Journey;
let person: Person;
let genuine: string;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  person = await journey.newcomer();
  genuine = await journey.applicantToken(person);
});
afterAll(() => running.stop());

const applicantRoutes = routesOf('applicant');
const staffRoutes = routesOf('staff');
const params = { applicationId: 'A', taskId: 'A', recoveryId: 'A' };
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token of the local issuer for a person, with overrides that may make it unacceptable. */
const tokenWith = ({ idNumber, name, phone }: Person, overrides: object) =>
  journey.token({ kind: 'applicant', idNumber, name, phone, ...overrides });

test.each([...applicantRoutes, ...staffRoutes])('%s answers 401 to a request without a token', async (route) => {
  expect(await journey.refused(route, { params })).toMatchObject({ status: 401, type: '/problems/unauthorized' });
});

test.each<readonly [string, () => Promise<string> | string]>([
  ['that is not a JWT', () => 'x.y.z'],
  ['that has expired', () => tokenWith(person, { expiresInSeconds: -1 })],
  ['for another audience', () => tokenWith(person, { audience: 'another-service' })],
  ['of another issuer', () => tokenWith(person, { issuer: 'http://127.0.0.1:9/issuer' })],
  ['without a signature, of alg none', () => `${encoded({ alg: 'none', typ: 'JWT' })}.${genuine.split('.')[1]}.`],
  [
    'whose signature was tampered with',
    () => genuine.replace(/\.(.)([^.]*)$/, (_, first, rest) => `.${first === 'A' ? 'B' : 'A'}${rest}`),
  ],
  ['of staff without an ID number', () => journey.staffToken({ roles: ['reviewer'], idNumber: null })],
  ['whose payload was tampered with', () => withPayload({ id_number: aNewPerson().idNumber })],
  ['that another key signed in the issuer’s name', () => signedByAnotherKey()],
  ['that the issuer’s public key signed as a secret', () => signedWithPublicKey()],
])('a token %s is answered with 401', async (_, make) => {
  const token = await make();
  for (const route of ['listOwnApplications', 'listTasks'] as const) {
    expect(await journey.refused(route, { token })).toMatchObject({ status: 401, type: '/problems/unauthorized' });
  }
});

test('the genuine token from which these were made is accepted', async () => {
  expect(await journey.ask('listOwnApplications', { token: genuine })).toEqual({ applications: [] });
  const headers = { authorization: `Basic ${genuine}` };
  expect(await journey.refused('listOwnApplications', { headers })).toMatchObject({ status: 401 });
});

test('a token is accepted until the second at which it expires', async () => {
  const token = await tokenWith(person, { expiresInSeconds: 3600 });
  await journey.advanceBy('PT59M59S');
  expect(await journey.ask('listOwnApplications', { token })).toEqual({ applications: [] });
  await journey.advanceBy('PT1S');
  expect(await journey.refused('listOwnApplications', { token })).toMatchObject({ status: 401 });
});

test.each(applicantRoutes)('%s answers 403 to a staff token, even of the applicant', async (route) => {
  const token = await journey.staffToken({ roles: ['reviewer'], idNumber: person.idNumber });
  expect(await journey.refused(route, { token, params })).toMatchObject({ status: 403 });
});

test.each(staffRoutes)('%s answers 403 to an applicant’s token', async (route) => {
  expect(await journey.refused(route, { token: genuine, params })).toMatchObject({ status: 403 });
});

test.each([
  ['without a second factor', { roles: ['reviewer'], amr: ['pwd'] }],
  ['without a known role', { roles: ['mayor'] }],
])('staff %s are refused with 403', async (_, member) => {
  const token = await journey.staffToken(member);
  expect(await journey.refused('listTasks', { token })).toMatchObject({ status: 403, type: '/problems/forbidden' });
});

describe('an applicant', () => {
  test('cannot apply for another person: an ID number other than the token’s is 403, to check and to submit', async () => {
    const other = aNewPerson();
    const asked = await journey.by(person, { body: applicationOf(other) });
    for (const route of ['submitApplication', 'checkEligibility'] as const) {
      const problem = await journey.refused(route, asked);
      expect(problem).toMatchObject({ status: 403, type: '/problems/wrong-person' });
      expect(JSON.stringify(problem)).not.toContain(other.idNumber);
    }
  });

  /** What a route takes that has a body. */
  const bodies: Partial<Readonly<Record<RouteName, object>>> = {
    correctApplication: { certificate: { number: 'Y999999020210000000001' } },
    changePayee: { kind: 'BANK_ACCOUNT', bankName: '虚构银行', accountNumber: '6299990000000000019' },
    changeContact: { phone: '13900000000' },
    makeStatement: { text: '证书等级与记录一致。' },
    stateInRecovery: { text: '本人符合全部申领条件，请再次核实。' },
    requestReconsideration: { statement: '本人至今仍在该企业工作，请予复核。' },
  };
  const ofOneApplication = applicantRoutes.filter((route) => routes[route].path.includes('{applicationId}'));

  test.each(ofOneApplication)(
    '%s answers 404 for another person’s application, as for one that does not exist',
    async (route) => {
      const { applicationId } = await journey.submit(await journey.newcomer());
      const asked = { token: genuine, body: bodies[route] };
      const another = await journey.refused(route, { ...asked, params: { applicationId, recoveryId: 'A' } });
      const none = await journey.refused(route, { ...asked, params: { applicationId: 'NONE', recoveryId: 'A' } });
      expect(another).toMatchObject({ status: 404, type: '/problems/not-found' });
      expect({ ...another, instance: '' }).toEqual({ ...none, instance: '' });
      expect(await journey.ask('listOwnApplications', { token: genuine })).toEqual({ applications: [] });
    },
  );
});

describe('the tokens that the service prints at its start', () => {
  const printed = (kind: string): string =>
    new RegExp(`${kind} token\\s+(\\S+)`).exec(running.service.greeting)?.[1] ?? '';

  test('are accepted for an applicant and for a member of the city’s staff', async () => {
    expect(await journey.ask('listOwnApplications', { token: printed('applicant') })).toEqual({ applications: [] });
    expect(await journey.send('listTasks', { token: printed('staff') })).toMatchObject({ status: 200 });
  });

  test('are printed with the address of the service, the contract and the time of its clock', async () => {
    const { greeting } = running.service;
    for (const told of [journey.url, `${journey.url}/openapi.json`, '2021-06-16T09:00:00+08:00']) {
      expect(greeting).toContain(told);
    }
  });
});

function withPayload(change: object): string {
  const [header, , signature] = genuine.split('.');
  return [header, encoded({ ...decodeJwt(genuine), ...change }), signature].join('.');
}

async function signedByAnotherKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256');
  const { kid } = decodeProtectedHeader(genuine);
  return new SignJWT(decodeJwt(genuine)).setProtectedHeader({ alg: 'ES256', ...(kid && { kid }) }).sign(privateKey);
}

async function signedWithPublicKey(): Promise<string> {
  const { iss } = decodeJwt(genuine);
  const keySet = await (await fetch(`${iss}/jwks`)).text();
  const { kid } = decodeProtectedHeader(genuine);
  const secret = new TextEncoder().encode(keySet);
  return new SignJWT(decodeJwt(genuine)).setProtectedHeader({ alg: 'HS256', ...(kid && { kid }) }).sign(secret);
}
