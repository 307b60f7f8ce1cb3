import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { portalSettings, signInOrigins } from '../../../functions/portal/portal-settings.ts';

beforeEach(() => {
  for (const [name, value] of Object.entries({
    TOKEN_ISSUER: 'https://id.example/realm',
    SIGN_IN_SCOPE: 'openid',
    SIGN_IN_RESOURCE: 'none',
    CITIZEN_CLIENT_ID: 'portal',
    CITIZEN_SIGN_IN: 'issuer',
    STAFF_CLIENT_ID: 'staff-desk',
    STAFF_SIGN_IN: 'issuer',
  })) {
    vi.stubEnv(name, value);
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test('both kinds of people sign in at the issuer unless it has another address for them', () => {
  vi.stubEnv('STAFF_SIGN_IN', 'https://staff-id.example');
  const settings = portalSettings();
  expect(settings.citizen).toEqual({ clientId: 'portal', address: 'https://id.example/realm' });
  expect(settings.staff).toEqual({ clientId: 'staff-desk', address: 'https://staff-id.example' });
  expect(signInOrigins(settings)).toBe('https://id.example https://staff-id.example');
});

test('an address of the portal itself adds no origin', () => {
  vi.stubEnv('CITIZEN_SIGN_IN', '/oidc/citizen');
  vi.stubEnv('STAFF_SIGN_IN', '/oidc/staff');
  expect(signInOrigins(portalSettings())).toBe('https://id.example');
});

test('a resource is told only where the operator names one', () => {
  expect(portalSettings()).not.toHaveProperty('resource');
  vi.stubEnv('SIGN_IN_RESOURCE', 'https://subsidy.example/api');
  expect(portalSettings()).toMatchObject({ resource: 'https://subsidy.example/api' });
});
