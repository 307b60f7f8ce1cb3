import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fictionalIdNumber } from '../../../fictional/fictional-numbers.ts';
import { introductions } from '../../../local/world/seeded-world.ts';
import type { World } from '../../../local/world/world.ts';
import { ask, aWorld, keys, local } from './world-support.ts';

let world: World;
beforeAll(async () => {
  world = (await aWorld()).world;
});
beforeEach(async () => {
  await local(world, 'PUT', '/local/faults', {});
});
afterAll(() => world.close());

const idNumber = fictionalIdNumber('1991-04-05', 501);
const person = {
  name: '测样人',
  socialSecurityNumber: '9900000501',
  employment: { employer: '虚构船厂', agency: '210202', inCity: true, contract: true, insured: false, filed: true },
};
const certificate = {
  category: 'SKILL_LEVEL',
  holderIdNumber: idNumber,
  holderName: '测样人',
  level: 3,
  occupationCode: '6-18-02-04',
  issuedOn: '2021-05-20',
  status: 'VALID',
};

async function asked(url: string, path: string, body: object): Promise<unknown> {
  const response = await ask(keys.registers, `${url}${path}`, body);
  expect(response.status).toBe(200);
  return response.json();
}

test('the identity register finds the seeded people by name and number together', async () => {
  const [person] = introductions;
  const { identity } = world.urls;
  expect(await asked(identity, '/identity-checks', { name: person?.name, idNumber: person?.idNumber })).toEqual({
    match: true,
  });
  expect(await asked(identity, '/identity-checks', { name: '他样人', idNumber: person?.idNumber })).toEqual({
    match: false,
  });
  expect(await asked(identity, '/identity-checks', { name: '他样人', idNumber: '0' })).toEqual({ match: false });
});

test('both registers answer with a person that a test has set', async () => {
  expect(await local(world, 'PUT', `/local/world/people/${idNumber}`, person)).toMatchObject({ status: 200 });
  const question = { idNumber, socialSecurityNumber: person.socialSecurityNumber };
  expect(await asked(world.urls.employment, '/employment-records', question)).toEqual({
    found: true,
    ...person.employment,
  });
  expect(await asked(world.urls.employment, '/employment-records', { ...question, socialSecurityNumber: '1' })).toEqual(
    { found: false },
  );
  expect(await asked(world.urls.identity, '/identity-checks', { name: person.name, idNumber })).toEqual({
    match: true,
  });
});

test('a person without employment is not found by the employment register', async () => {
  await local(world, 'PUT', `/local/world/people/${idNumber}`, { ...person, employment: null });
  const question = { idNumber, socialSecurityNumber: person.socialSecurityNumber };
  expect(await asked(world.urls.employment, '/employment-records', question)).toEqual({ found: false });
});

test('only the registry of its category finds a certificate', async () => {
  const number = 'Y999999020210000000501';
  await local(world, 'PUT', `/local/world/certificates/${number}`, certificate);
  const { skillLevelRegistry, qualificationRegistry } = world.urls;
  expect(await asked(skillLevelRegistry, '/certificate-records', { number })).toEqual({
    found: true,
    number,
    ...certificate,
  });
  expect(await asked(qualificationRegistry, '/certificate-records', { number })).toEqual({ found: false });
});

test('a registry gives the name of the occupation that a test has set', async () => {
  const number = 'Y999999020210000000502';
  const named = { ...certificate, occupationName: '焊工' };
  await local(world, 'PUT', `/local/world/certificates/${number}`, named);
  expect(await asked(world.urls.skillLevelRegistry, '/certificate-records', { number })).toMatchObject(named);
});

test('a request without a signature, with another key, or with an old timestamp is 401', async () => {
  const url = `${world.urls.identity}/identity-checks`;
  const body = { name: person.name, idNumber };
  expect((await fetch(url, { method: 'POST', body: JSON.stringify(body) })).status).toBe(401);
  expect((await ask(keys.bank, url, body)).status).toBe(401);
  expect((await ask(keys.registers, url, body, { 'x-timestamp': '1' })).status).toBe(401);
});

test('a signed request with an invalid body is 400 with a pointer', async () => {
  const response = await ask(keys.registers, `${world.urls.identity}/identity-checks`, { name: person.name });
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toMatch('application/problem+json');
  expect(await response.json()).toMatchObject({ errors: [{ pointer: '/idNumber' }] });
});

test('down cuts the connection, garbled answers 200 with HTML, and both registries share their fault', async () => {
  await local(world, 'PUT', '/local/faults', { identity: { mode: 'down' }, certificateRegistry: { mode: 'garbled' } });
  await expect(ask(keys.registers, `${world.urls.identity}/identity-checks`, {})).rejects.toThrow();
  for (const url of [world.urls.skillLevelRegistry, world.urls.qualificationRegistry]) {
    const response = await ask(keys.registers, `${url}/certificate-records`, { number: '1' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch('text/html');
  }
});

test('slow does not answer while a client waits, and releases the connection when the client leaves', async () => {
  await local(world, 'PUT', '/local/faults', { employment: { mode: 'slow' } });
  const waiting = fetch(`${world.urls.employment}/employment-records`, {
    method: 'POST',
    body: '{}',
    signal: AbortSignal.timeout(150),
  });
  await expect(waiting).rejects.toThrow(/timeout/);
});
