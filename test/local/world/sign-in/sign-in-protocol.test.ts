import { createRemoteJWKSet, decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { authorizeRequest } from '../../../../functions/http/authorize-request.ts';
import { plainBrowser } from './browser-without-script.ts';
import { type ServedSignIn, serveSignIn } from './served-sign-in.ts';
import {
  actionOf,
  authorizationRequest,
  cameBack,
  hiddenEntries,
  localToken,
  postToken,
  redeem,
  renew,
  renewed,
  signedIn,
} from './sign-in-support.ts';

let served: ServedSignIn;
beforeAll(async () => {
  served = await serveSignIn();
});
afterAll(() => served.close());

/** What the authorizer of the API makes of a token, in the configuration that the run gives it. */
async function authorized(token: string, { world, now }: ServedSignIn = served) {
  const { issuer } = world.urls;
  return authorizeRequest(
    { headers: { authorization: `Bearer ${token}` }, methodArn: 'api/stage/GET/v1' },
    {
      issuer,
      audience: 'subsidy',
      tokenType: 'at+jwt',
      maximumLifeHours: { applicant: 12, staff: 8 },
      secondFactors: ['otp', 'mfa'],
      keyOf: createRemoteJWKSet(new URL(`${issuer}/jwks`)),
      now,
      onRefusal: () => {},
    },
  );
}

test.each(['citizen', 'staff'] as const)(
  'the discovery document of the door %s names the issuer of all tokens, and addresses where it was asked',
  async (door) => {
    const atDoor = `${served.origin.replace('127.0.0.1', 'localhost')}/oidc/${door}`;
    expect(await (await fetch(`${atDoor}/.well-known/openid-configuration`)).json()).toMatchObject({
      issuer: served.world.urls.issuer,
      authorization_endpoint: `${atDoor}/auth`,
      token_endpoint: `${atDoor}/token`,
      end_session_endpoint: `${atDoor}/session/end`,
      revocation_endpoint: `${atDoor}/token/revocation`,
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    });
  },
);

describe('the request of the portal', () => {
  test.each([
    ['without a code challenge', { code_challenge: undefined, code_challenge_method: undefined }],
    ['with a plain code challenge', { code_challenge_method: 'plain' }],
    ['for a token in the address', { response_type: 'token' }],
  ])('%s is refused', async (_, change) => {
    const { url } = authorizationRequest(served.origin, 'citizen', change);
    const back = await plainBrowser().open(url);
    expect(back.url).toMatch(/signed-in[?#]error=/);
  });

  test.each([
    ['back to a page that is not the portal’s', { redirect_uri: 'http://127.0.0.1:3000/elsewhere' }],
    ['back to another host', { redirect_uri: 'https://portal.example/signed-in' }],
    ['of an unknown client', { client_id: 'somebody' }],
    ['of the staff desk, at the door of the citizens', { client_id: 'staff-desk' }],
  ])('%s gets a page and no redirect', async (_, change) => {
    const answer = await plainBrowser().open(authorizationRequest(served.origin, 'citizen', change).url);
    expect([answer.status, new URL(answer.url).pathname]).toEqual([400, '/oidc/citizen/auth']);
    expect(answer.text).toContain('本次登录已失效');
  });

  test('may come from another port of this machine, as of a development server', async () => {
    const url = authorizationRequest(served.origin, 'citizen', { redirect_uri: 'http://localhost:5173/signed-in' }).url;
    expect((await plainBrowser().open(url)).text).toContain('个人登录');
  });
});

describe('a code', () => {
  test('without its verifier gives nothing', async () => {
    const browser = plainBrowser();
    await signedIn(served.origin, 'citizen', browser);
    const asked = authorizationRequest(served.origin, 'citizen');
    const back = await browser.open(asked.url);
    const code = {
      grant_type: 'authorization_code',
      code: cameBack(back).code ?? '',
      redirect_uri: `${served.origin}/signed-in`,
    };
    expect((await postToken(asked, code)).status).toBe(400);
    expect((await postToken(asked, { ...code, code_verifier: 'a'.repeat(43) })).status).toBe(400);
  });

  test('works once, and a second use ends what the first has given', async () => {
    const browser = plainBrowser();
    await signedIn(served.origin, 'citizen', browser);
    const asked = authorizationRequest(served.origin, 'citizen');
    const back = await browser.open(asked.url);
    const { refresh_token } = await redeem(asked, back);
    await expect(redeem(asked, back)).rejects.toThrow();
    expect((await renew(asked, refresh_token)).status).toBe(400);
  });
});

describe('the tokens', () => {
  test('of both doors and of /local/token pass one configuration of the authorizer', async () => {
    const citizen = await signedIn(served.origin, 'citizen');
    expect((await authorized(citizen.tokens.access_token)).context).toMatchObject({ kind: 'applicant' });
    const staff = await signedIn(served.origin, 'staff');
    expect((await authorized(staff.tokens.access_token)).context).toMatchObject({ kind: 'staff', agency: '210202' });
    const request = {
      kind: 'applicant',
      idNumber: '99999919880312001X',
      name: '赵样一',
      phone: '13900000001',
      expiresInSeconds: 60,
    };
    expect((await authorized(await localToken(served, request))).context).toMatchObject({ kind: 'applicant' });
  });

  test('an ID token is no access token', async () => {
    const { tokens } = await signedIn(served.origin, 'citizen');
    await expect(authorized(tokens.id_token)).rejects.toThrow('Unauthorized');
  });

  test('expire when the clock is moved by days, and are renewed silently with the new time', async () => {
    const { asked, tokens } = await signedIn(served.origin, 'citizen');
    served.advanceSeconds(10 * 86_400);
    await expect(authorized(tokens.access_token)).rejects.toThrow('Unauthorized');
    const second = await renewed(asked, tokens.refresh_token);
    expect((await authorized(second.access_token)).context).toMatchObject({ kind: 'applicant' });
    expect(decodeJwt(second.access_token).amr).toEqual(['pwd']);
  });

  test('a refresh token works once; a second use ends the whole sign-in of the portal', async () => {
    const { asked, tokens } = await signedIn(served.origin, 'citizen');
    const second = await renewed(asked, tokens.refresh_token);
    expect((await renew(asked, tokens.refresh_token)).status).toBe(400);
    expect((await renew(asked, second.refresh_token)).status).toBe(400);
  });
});

test('a script of this machine may ask for tokens, and one of another site may not', async () => {
  const { asked } = await signedIn(served.origin, 'citizen');
  const from = async (origin: string) => {
    const body = new URLSearchParams({ client_id: 'portal', grant_type: 'refresh_token', refresh_token: 'none' });
    const answer = await fetch(`${asked.origin}/oidc/citizen/token`, { method: 'POST', body, headers: { origin } });
    return z.object({ error: z.string() }).parse(await answer.json()).error;
  };
  for (const origin of [served.origin, 'http://localhost:5173']) expect(await from(origin)).toBe('invalid_grant');
  expect(await from('https://portal.example')).toBe('invalid_request');
});

describe('the session', () => {
  test('answers at once with a code, also to prompt=none, and says login_required without a page where there is none', async () => {
    const { browser } = await signedIn(served.origin, 'citizen');
    for (const prompt of [undefined, 'none']) {
      const asked = authorizationRequest(served.origin, 'citizen', { prompt });
      const { access_token } = await redeem(asked, await browser.open(asked.url));
      expect(decodeJwt(access_token).amr).toEqual(['pwd']);
    }
    const { url } = authorizationRequest(served.origin, 'citizen', { prompt: 'none' });
    expect(cameBack(await plainBrowser().open(url))).toMatchObject({ error: 'login_required' });
  });

  test('of a citizen opens nothing at the door of the staff, and both last side by side in one browser', async () => {
    const { browser, asked, tokens } = await signedIn(served.origin, 'citizen');
    const { url } = authorizationRequest(served.origin, 'staff', { prompt: 'none' });
    expect(cameBack(await browser.open(url))).toMatchObject({ error: 'login_required' });
    served.advanceMachineSeconds(60);
    await signedIn(served.origin, 'staff', browser);
    expect((await renew(asked, tokens.refresh_token)).status).toBe(200);
  });

  test('ends at the sign-out: neither a refresh token nor prompt=none works after it', async () => {
    const { browser, asked, tokens } = await signedIn(served.origin, 'citizen');
    const query = new URLSearchParams({
      id_token_hint: tokens.id_token,
      post_logout_redirect_uri: `${served.origin}/signed-out`,
      ui_locales: 'en',
    });
    const page = await browser.open(`${served.origin}/oidc/citizen/session/end?${query}`);
    expect(page.text).toContain('Do you want to sign out?');
    const back = await browser.open(actionOf(page), { ...hiddenEntries(page), logout: 'yes' });
    expect(back.url).toBe(`${served.origin}/signed-out`);
    expect((await renew(asked, tokens.refresh_token)).status).toBe(400);
    const again = authorizationRequest(served.origin, 'citizen', { prompt: 'none' });
    expect(cameBack(await browser.open(again.url))).toMatchObject({ error: 'login_required' });
  });

  test('does not end by a form that another site sends', async () => {
    const { browser, asked, tokens } = await signedIn(served.origin, 'citizen');
    await browser.open(`${served.origin}/oidc/citizen/session/end/confirm`, { xsrf: 'guessed', logout: 'yes' });
    expect((await renew(asked, tokens.refresh_token)).status).toBe(200);
  });
});

test('after a restart on another port a token is still accepted, and the session asks for a new sign-in', async () => {
  const first = await serveSignIn();
  const { asked, tokens } = await signedIn(first.origin, 'citizen');
  await first.close();
  const second = await serveSignIn(first.dataFolder);
  expect(second.origin).not.toBe(first.origin);
  expect((await authorized(tokens.access_token, second)).context).toMatchObject({ kind: 'applicant' });
  expect((await renew({ ...asked, origin: second.origin }, tokens.refresh_token)).status).toBe(400);
  await second.close();
});

test('what is under neither /oidc nor /local/people is left to the API, and an unknown page is a page', async () => {
  expect(await (await fetch(`${served.origin}/v1/policies`)).text()).toBe('not of the sign-in');
  expect(await (await fetch(`${served.origin}/oidcx`)).text()).toBe('not of the sign-in');
  for (const path of ['/oidc', '/oidc/elsewhere', '/oidc/assets/../account.ts', '/oidc/assets/constructor']) {
    expect((await fetch(`${served.origin}${path}`)).status).toBe(404);
  }
});
