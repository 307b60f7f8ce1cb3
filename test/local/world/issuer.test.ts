import { createServer } from 'node:http';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import type { World } from '../../../local/world/world.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { parseIdNumber } from '../../../shared/domain/id-number.ts';
import { aWorld, local, start } from './world-support.ts';

const opened: World[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((world) => world.close()));
});

async function open(dataFolder?: string): Promise<{ readonly world: World; readonly dataFolder: string }> {
  const made = await aWorld(dataFolder === undefined ? {} : { dataFolder });
  opened.push(made.world);
  return made;
}

async function token(world: World, request: object): Promise<string> {
  const answer = await local(world, 'POST', '/local/token', request);
  expect(answer?.status).toBe(200);
  return z.object({ accessToken: z.string() }).parse(answer?.body).accessToken;
}

async function verify(world: World, accessToken: string, audience = 'subsidy', issuer = world.urls.issuer) {
  const discovery = await fetch(`${world.urls.issuer}/.well-known/openid-configuration`);
  const { jwks_uri } = z
    .object({ issuer: z.literal(world.urls.issuer), jwks_uri: z.url() })
    .parse(await discovery.json());
  const keySet = createRemoteJWKSet(new URL(jwks_uri));
  return (await jwtVerify(accessToken, keySet, { issuer, audience, algorithms: ['ES256'], currentDate: start }))
    .payload;
}

const applicant = { kind: 'applicant', idNumber: '99999919880312001x', name: '赵样一', phone: '13900000001' };
const staff = { kind: 'staff', staffId: 'staff-7', name: '样员', roles: ['fund-reviewer'], agency: '210202' };

test('an applicant token verifies by discovery and carries the contract’s claims; its subject is stable and is not the ID number', async () => {
  const { world } = await open();
  const claims = await verify(world, await token(world, applicant));
  expect(claims).toMatchObject({ id_number: '99999919880312001X', name: '赵样一', phone_number: '13900000001' });
  expect(claims.sub).toMatch(/^person-[0-9a-f]{32}$/);
  expect((await verify(world, await token(world, { ...applicant, name: '他样人' }))).sub).toBe(claims.sub);
  expect(claims.iat).toBe(start.getTime() / 1000);
  expect(Number(claims.exp) - Number(claims.iat)).toBe(365 * 86_400);
});

test('a staff token carries roles, agency and a second factor', async () => {
  const { world } = await open();
  expect(await verify(world, await token(world, staff))).toMatchObject({
    sub: 'staff-7',
    roles: ['fund-reviewer'],
    agency: '210202',
    amr: ['pwd', 'otp'],
  });
});

test('a staff token has an ID number derived from the staff id, the same each time, unless one is given or refused', async () => {
  const { world } = await open();
  const claimOf = async (request: object) =>
    (await verify(world, await token(world, { ...staff, ...request }))).id_number;
  const derived = await claimOf({});
  expect(parseIdNumber(String(derived), civilDate('2021-06-16'))).toMatchObject({ ok: true });
  expect(await claimOf({ name: '另样员' })).toBe(derived);
  expect(await claimOf({ staffId: 'staff-8' })).not.toBe(derived);
  expect(await claimOf({ idNumber: '99999919880312001x' })).toBe('99999919880312001X');
  expect(await claimOf({ idNumber: null })).toBeUndefined();
});

test('a token has the type of an access token in its header', async () => {
  const { world } = await open();
  expect(decodeProtectedHeader(await token(world, applicant)).typ).toBe('at+jwt');
});

test('a test can get a well-signed token that has expired, has another audience or issuer, or lacks the second factor', async () => {
  const { world } = await open();
  await expect(verify(world, await token(world, { ...applicant, expiresInSeconds: 0 }))).rejects.toThrow(/exp/);
  await expect(verify(world, await token(world, { ...applicant, audience: 'others' }))).rejects.toThrow(/aud/);
  await expect(verify(world, await token(world, { ...applicant, issuer: 'https://others.example' }))).rejects.toThrow(
    /iss/,
  );
  const overridden = await verify(
    world,
    await token(world, { ...staff, amr: ['pwd'], idNumber: '999999198803120019' }),
  );
  expect(overridden).toMatchObject({ amr: ['pwd'], id_number: '999999198803120019' });
});

test('after a restart the issuer has the same address and key, so tokens stay valid', async () => {
  const first = await open();
  const { applicant: before } = await first.world.sampleTokens();
  const { issuer } = first.world.urls;
  await opened.pop()?.close();
  const second = await open(first.dataFolder);
  expect(second.world.urls.issuer).toBe(issuer);
  expect(await verify(second.world, before)).toMatchObject({ name: '赵样一' });
});

test('if the port is taken at a restart, the run uses a free one and says so', async () => {
  const warning = vi.spyOn(console, 'warn').mockReturnValue();
  const first = await open();
  const port = Number(new URL(first.world.urls.issuer).port);
  const { staff: before } = await first.world.sampleTokens();
  await opened.pop()?.close();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const second = await open(first.dataFolder);
  expect(second.world.urls.issuer).not.toBe(first.world.urls.issuer);
  expect(warning.mock.calls).toEqual([[expect.stringContaining(`Port ${port} `)]]);
  const { staff: after } = await second.world.sampleTokens();
  expect(await verify(second.world, after)).toMatchObject({ agency: '210200' });
  expect(decodeProtectedHeader(after).kid).toBe(decodeProtectedHeader(before).kid);
  await opened.pop()?.close();
  await new Promise((resolve) => other.close(resolve));
  expect((await open(first.dataFolder)).world.urls.issuer).toBe(first.world.urls.issuer);
  warning.mockRestore();
});
