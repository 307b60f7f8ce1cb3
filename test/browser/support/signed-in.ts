import type { BrowserContext, Request } from 'playwright-core';

/** Who is signed in, as `/local/token` takes it. */
export type SignedInPerson =
  | { readonly kind: 'applicant'; readonly idNumber: string; readonly name: string; readonly phone: string }
  | {
      readonly kind: 'staff';
      readonly staffId: string;
      readonly name: string;
      readonly roles: readonly string[];
      readonly agency: string;
    };

const ISSUER = 'http://issuer.invalid';

/**
 * Answers the requests of a browser to the issuer in the issuer's place, and lets everybody in as this person. Access
 * tokens come from `/local/token`, so the service accepts them. It takes the portal through its whole sign-in without
 * typing a password; the sign-in of the local run has tests of its own.
 */
export async function signedInAs(context: BrowserContext, url: string, person: SignedInPerson): Promise<void> {
  const nonces = new Map<string, string>();
  const json = (body: unknown) => ({
    contentType: 'application/json',
    headers: { 'access-control-allow-origin': '*' },
    body: JSON.stringify(body),
  });
  const door = { clientId: 'test', address: '/test-issuer' };
  await context.route(`${url}/portal-settings.json`, async (route) => {
    // The rest of the settings, such as the time of the service, stays as it is.
    const settings: object | undefined = await route
      .fetch()
      .then((answer) => answer.json())
      // The test has ended, and its page with it.
      .catch(() => undefined);
    if (settings)
      await route.fulfill(json({ ...settings, issuer: ISSUER, scope: 'openid', citizen: door, staff: door }));
  });
  await context.route(`${url}/test-issuer/.well-known/openid-configuration`, (route) =>
    route.fulfill(
      json({
        issuer: ISSUER,
        authorization_endpoint: `${url}/test-issuer/authorize`,
        token_endpoint: `${url}/test-issuer/token`,
        id_token_signing_alg_values_supported: ['ES256'],
        code_challenge_methods_supported: ['S256'],
      }),
    ),
  );
  await context.route(`${url}/test-issuer/authorize?*`, (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const code = `code-${nonces.size}`;
    nonces.set(code, asked.get('nonce') ?? '');
    const target = new URL(asked.get('redirect_uri') ?? '');
    target.searchParams.set('code', code);
    target.searchParams.set('state', asked.get('state') ?? '');
    return route.fulfill({ status: 303, headers: { location: target.href } });
  });
  await context.route(`${url}/test-issuer/token`, async (route) => {
    const answer = await fetch(`${url}/local/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(person),
    });
    const { accessToken }: { readonly accessToken: string } = await answer.json();
    const nonce = nonces.get(formOf(route.request()).get('code') ?? '');
    await route.fulfill(
      json({
        access_token: accessToken,
        token_type: 'Bearer',
        expires_in: 900,
        refresh_token: 'test',
        id_token: idToken({ name: person.name, sub: subjectIn(accessToken), ...(nonce && { nonce }) }),
      }),
    );
  });
}

function formOf(request: Request): URLSearchParams {
  return new URLSearchParams(request.postData() ?? '');
}

function subjectIn(token: string): string {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sub;
}

/** An ID token whose signature is none: with the code flow it comes from the issuer itself, and is not verified. */
function idToken(claims: object): string {
  const seconds = Math.floor(Date.now() / 1000);
  return [
    { alg: 'ES256', typ: 'JWT' },
    { iss: ISSUER, aud: 'test', iat: seconds, exp: seconds + 900, ...claims },
    'none',
  ]
    .map((part) => Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url'))
    .join('.');
}
