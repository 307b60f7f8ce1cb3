import { createHmac } from 'node:crypto';
import {
  type ClientMetadata,
  type Configuration,
  errors,
  interactionPolicy,
  type KoaContextWithOIDC,
  Provider,
} from 'oidc-provider';
import { type Accounts, accountAt, type Door } from './account.ts';
import { memoryAdapters } from './memory-adapter.ts';
import { expiredPage, signedOutPage, signOutPage } from './pages/notice-pages.ts';
import { doorPath, PAGE_HEADERS } from './pages/page.ts';
import { type Language, languageOf } from './text/texts.ts';

/** How long a page of the sign-in stays usable, in seconds. */
export const SIGN_IN_SECONDS = 15 * 60;

const ACCESS_TOKEN_SECONDS = 15 * 60;
const SESSION_SECONDS = 8 * 60 * 60;
const CODE_SECONDS = 60;

/** The API as the provider names it. What the tokens say is the audience. */
const API_RESOURCE = 'urn:vocational-training-subsidy:api';
const API_SCOPE = 'subsidy';

/** The loopback hosts under which the portal is opened. Any port of them is accepted. */
const ORIGINS = ['http://127.0.0.1', 'http://localhost'];

interface ClientPaths {
  readonly clientId: string;
  readonly signedIn: readonly string[];
  readonly signedOut: readonly string[];
}

const CLIENTS: Readonly<Record<Door, ClientPaths>> = {
  citizen: {
    clientId: 'portal',
    signedIn: ['/signed-in', '/en/signed-in'],
    signedOut: ['/', '/en', '/signed-out', '/en/signed-out'],
  },
  staff: {
    clientId: 'staff-desk',
    signedIn: ['/staff/signed-in', '/en/staff/signed-in'],
    signedOut: ['/', '/en', '/staff', '/en/staff', '/staff/signed-out', '/en/staff/signed-out'],
  },
};

/** The key that signs the tokens, as a private JWK. */
export interface SigningJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly d: string;
  readonly kid: string;
}

export interface ProviderDeps {
  readonly accounts: Accounts;
  readonly signingKey: SigningJwk;
  /** The `iss` of every token. */
  readonly issuer: string;
  readonly audience: string;
  /** The clock by which access tokens are dated. */
  readonly now: () => Date;
}

/** The OpenID Connect provider of a door. Its sessions are kept in memory. */
export function providerOf(door: Door, { accounts, signingKey, issuer, audience, now }: ProviderDeps): Provider {
  const nameOf = (subject: string): string | undefined => accountAt(door, accounts, subject)?.name;
  const cookieKey = createHmac('sha256', signingKey.d).update(`cookies of ${door}`).digest('hex');

  const configuration: Configuration = {
    adapter: memoryAdapters(),
    clients: [clientOf(CLIENTS[door])],
    jwks: { keys: [{ ...signingKey, alg: 'ES256', use: 'sig' }] },
    cookies: {
      names: { session: `${door}_session`, interaction: `${door}_sign_in`, resume: `${door}_resume` },
      keys: [cookieKey],
      long: { signed: true, httpOnly: true, sameSite: 'lax', path: doorPath(door) },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    scopes: ['openid'],
    claims: { openid: ['sub', 'name', 'amr'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    // A browser names the origin of every POST of a script, also to the same origin.
    clientBasedCORS: (_ctx, origin) => isLoopback(origin),
    // Without offline_access: a refresh token ends with the session, and nobody is asked for consent.
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: CODE_SECONDS,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: SIGN_IN_SECONDS,
      RefreshToken: SESSION_SECONDS,
      Session: SESSION_SECONDS,
      Grant: SESSION_SECONDS,
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) =>
          show(ctx, 200, signOutPage(languageFor(ctx), form, ctx.oidc.entities.IdTokenHint !== undefined)),
        postLogoutSuccessSource: (ctx) => show(ctx, 200, signedOutPage(languageFor(ctx))),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API_RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== API_RESOURCE) throw new errors.InvalidTarget();
          return {
            scope: API_SCOPE,
            audience,
            accessTokenFormat: 'jwt',
            accessTokenTTL: ACCESS_TOKEN_SECONDS,
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
    },
    findAccount: (_ctx, subject) => {
      const name = nameOf(subject);
      return name === undefined ? undefined : { accountId: subject, claims: () => ({ sub: subject, name }) };
    },
    extraTokenClaims: (ctx, token) => {
      const account = 'accountId' in token ? accountAt(door, accounts, token.accountId) : undefined;
      const { AuthorizationCode: code, RefreshToken: refreshToken } = ctx.oidc.entities;
      const amr = code?.amr ?? refreshToken?.amr;
      return account && { name: account.name, ...account.claims, ...(amr && { amr }) };
    },
    formats: {
      customizers: {
        // The provider dates tokens by the machine's time, and the API checks them by the run's clock.
        jwt: (_ctx, token, jwt) => {
          const issuedAt = Math.floor(now().getTime() / 1000);
          Object.assign(jwt.payload, { iat: issuedAt, exp: issuedAt + token.expiration });
        },
      },
    },
    // The clients are our own, so nobody is asked whether they may read the name.
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      grant.addResourceScope(API_RESOURCE, API_SCOPE);
      await grant.save();
      return grant;
    },
    interactions: {
      policy: signInOnly(),
      // The address names the language: once the sign-in is over, nothing else does.
      url: ({ oidc }, { uid }) =>
        `${doorPath(door)}/interaction/${uid}?lang=${languageOf(null, oidc.params?.ui_locales)}`,
    },
    renderError: (ctx) => show(ctx, ctx.status, expiredPage(languageFor(ctx))),
  };
  return new Provider(issuer, configuration);
}

/** People are asked only to sign in. The provider would also ask every user of a native client for consent. */
function signInOnly(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

function clientOf({ clientId, signedIn, signedOut }: ClientPaths): ClientMetadata {
  const atEveryOrigin = (paths: readonly string[]): string[] =>
    ORIGINS.flatMap((origin) => paths.map((path) => `${origin}${path}`));
  return {
    client_id: clientId,
    // Native clients may use any port of a loopback address (RFC 8252), so a development server can stand in front.
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    id_token_signed_response_alg: 'ES256',
    redirect_uris: atEveryOrigin(signedIn),
    post_logout_redirect_uris: atEveryOrigin(signedOut),
  };
}

function isLoopback(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return ORIGINS.includes(`${protocol}//${hostname}`);
}

function languageFor(ctx: KoaContextWithOIDC): Language {
  return languageOf(null, ctx.oidc?.params?.ui_locales);
}

function show(ctx: KoaContextWithOIDC, status: number, body: string): void {
  ctx.status = status;
  ctx.set(PAGE_HEADERS);
  ctx.body = body;
}
