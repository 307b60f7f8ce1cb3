import { afterAll, beforeAll, expect, test } from 'vitest';
import { introductions } from '../../../../local/world/seeded-world.ts';
import { STAFF_ROLES } from '../../../../shared/domain/actor.ts';
import { type ServedSignIn, serveSignIn } from './served-sign-in.ts';
import { listedPeople } from './sign-in-support.ts';

let served: ServedSignIn;
beforeAll(async () => {
  served = await serveSignIn();
});
afterAll(() => served.close());

test('the list has every seeded person, and staff of each role in the city and two districts', async () => {
  const { citizens, staff } = await listedPeople(served.origin);
  expect(citizens.map(({ idNumber }) => idNumber)).toEqual(introductions.map(({ idNumber }) => idNumber));
  expect(new Set(staff.map(({ roles, agency }) => `${roles} ${agency}`))).toEqual(
    new Set(STAFF_ROLES.flatMap((role) => ['210200', '210202', '210203'].map((agency) => `${role} ${agency}`))),
  );
  const phones = [...citizens, ...staff].map(({ phone }) => phone);
  expect(new Set(phones).size).toBe(phones.length);
});

test('the page says of each person what an application comes to, in both languages', async () => {
  const pageIn = async (language: string) =>
    (await fetch(`${served.origin}/local/people?lang=${language}`, { headers: { accept: 'text/html' } })).text();
  const [chinese, english] = [await pageIn('zh'), await pageIn('en')];
  for (const { name } of introductions) for (const page of [chinese, english]) expect(page).toContain(name);
  expect(chinese).toContain('证书已撤销，不通过');
  expect(english).toContain('refused: the certificate is revoked');
  expect(english).toContain('the 12 months to apply are over');
});

test('the list shows a one-time code that has not been used, and a new one in the next half minute', async () => {
  const codeOf = async () => (await listedPeople(served.origin)).staff[0]?.code;
  const before = await codeOf();
  expect(before).toMatch(/^\d{6}$/);
  served.advanceMachineSeconds(30);
  expect(await codeOf()).not.toBe(before);
});
