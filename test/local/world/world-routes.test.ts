import { afterAll, beforeAll, expect, test } from 'vitest';
import { fictionalIdNumber } from '../../../fictional/fictional-numbers.ts';
import type { World } from '../../../local/world/world.ts';
import { aWorld, local } from './world-support.ts';

let world: World;
beforeAll(async () => {
  world = (await aWorld()).world;
});
afterAll(() => world.close());

const idNumber = fictionalIdNumber('1991-04-05', 502);

test('a body with faults is a 400 that points at all of them at once', async () => {
  const answer = await local(world, 'PUT', `/local/world/people/${idNumber}`, {
    name: '测样人',
    employment: {
      employer: '虚构船厂',
      agency: '210202',
      inCity: 'yes',
      contract: true,
      insured: true,
      filed: true,
      'a/b': 1,
    },
  });
  expect(answer?.status).toBe(400);
  expect(answer?.body).toMatchObject({
    type: '/problems/validation',
    errors: expect.arrayContaining([
      expect.objectContaining({ pointer: '/socialSecurityNumber' }),
      expect.objectContaining({ pointer: '/employment/inCity' }),
      expect.objectContaining({ pointer: '/employment/a~1b' }),
    ]),
  });
});

test.each([
  [
    'PUT',
    '/local/world/people/210202199001010000',
    { name: '测样人', socialSecurityNumber: '1', employment: null },
    '/idNumber',
  ],
  [
    'PUT',
    '/local/world/people/999999900101001',
    { name: '测样人', socialSecurityNumber: '1', employment: null },
    '/idNumber',
  ],
  ['PUT', '/local/world/accounts/12', { outcome: 'PAID' }, '/accountNumber'],
  ['PUT', '/local/world/accounts/6299990000000000001', { outcome: 'LOST' }, '/outcome'],
  ['PUT', '/local/faults', { bank: { mode: 'broken' } }, '/bank/mode'],
  ['PUT', '/local/faults', { bank: { mode: 'flaky', rate: 2 } }, '/bank/rate'],
  ['PUT', '/local/faults', { banks: { mode: 'down' } }, '/banks'],
  ['PUT', '/local/faults', undefined, ''],
  ['POST', '/local/token', { kind: 'applicant', idNumber, name: '测样人' }, '/phone'],
  ['PUT', '/local/world/certificates/Y1', { issuedOn: '2021-02-30', level: 6 }, '/issuedOn'],
])('%s %s with a bad value is 400 and says where', async (method, path, body, pointer) => {
  const answer = await local(world, method, path, body);
  expect(answer?.status).toBe(400);
  expect(answer?.body).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ pointer })]) });
});

test('an employer in the city must have an agency, and one elsewhere need not', async () => {
  const put = (inCity: boolean) =>
    local(world, 'PUT', `/local/world/people/${idNumber}`, {
      name: '测样人',
      socialSecurityNumber: '1',
      employment: { employer: '虚构船厂', agency: null, inCity, contract: true, insured: true, filed: true },
    });
  expect(await put(false)).toMatchObject({ status: 200 });
  expect((await put(true))?.body).toMatchObject({ errors: [{ pointer: '/employment/agency' }] });
});

test('an ID number with a lower-case x names the same person, and a certificate number may be percent-encoded', async () => {
  const withX = Array.from({ length: 999 }, (_, sequence) => fictionalIdNumber('1991-04-05', sequence)).find((id) =>
    id.endsWith('X'),
  );
  const put = await local(world, 'PUT', `/local/world/people/${withX?.toLowerCase()}`, {
    name: '测样人',
    socialSecurityNumber: '1',
    employment: null,
  });
  expect(put?.body).toMatchObject({ idNumber: withX });
  const certificate = {
    category: 'SKILL_LEVEL',
    holderIdNumber: withX?.toLowerCase(),
    holderName: '测样人',
    level: 3,
    occupationCode: '6-18-02-04',
    issuedOn: '2021-05-20',
    status: 'VALID',
  };
  expect(await local(world, 'PUT', '/local/world/certificates/Y%E6%A0%B7', certificate)).toMatchObject({
    status: 200,
    body: { number: 'Y样', holderIdNumber: withX },
  });
  expect(await local(world, 'PUT', '/local/world/certificates/Y%E6', certificate)).toMatchObject({ status: 400 });
});

test('faults are replaced as a whole', async () => {
  await local(world, 'PUT', '/local/faults', { identity: { mode: 'down' } });
  await local(world, 'PUT', '/local/faults', { bank: { silentCallbacks: true } });
  expect((await local(world, 'GET', '/local/faults'))?.body).toEqual({ bank: { mode: 'none', silentCallbacks: true } });
});

test('the seeded people are listed with the data for an application', async () => {
  const answer = await local(world, 'GET', '/local/world/people');
  expect(answer?.body).toMatchObject({ people: expect.arrayContaining([expect.objectContaining({ name: '赵样一' })]) });
});

test('an unknown route is undefined, and another method on a known route is 405', async () => {
  expect(await local(world, 'GET', '/local/clock')).toBeUndefined();
  expect(await local(world, 'GET', '/local/world')).toBeUndefined();
  expect(await local(world, 'POST', '/local/faults', {})).toMatchObject({ status: 405 });
});
