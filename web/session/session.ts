import * as oauth from 'oauth4webapi';
import { type Language, pathIn } from '../../shared/contracts/portal-pages.ts';
import { LANGUAGE_TAG } from '../text/language.ts';
import { forgetDrafts } from './drafts.ts';
import { keepSignIn, takeKeptSignIn } from './kept-sign-in.ts';
import { keepPendingSignIn, takePendingSignIn } from './pending-sign-in.ts';
import { type Provider, providerOf, readProvider } from './provider.ts';
import type { Door } from './sign-in-settings.ts';

/** The person who is signed in, as the ID token names them. */
export interface Person {
  readonly subject: string;
  readonly name: string | undefined;
}

interface Tokens {
  readonly access: string;
  readonly refresh: string | undefined;
  readonly id: string | undefined;
  readonly person: Person;
}

export type Session = ReturnType<typeof openSession>;

/**
 * The sign-in of this page. Its tokens are in these variables. While the tab goes from one page to the next, its
 * storage has the refresh token, and the next page resumes the sign-in with it. A page without one asks the issuer,
 * which answers at once while the person is signed in there.
 *
 * @source docs/adr/0040-sign-in-of-the-local-run.md
 */
export function openSession({ door, language }: { readonly door: Door; readonly language: Language }) {
  let tokens: Tokens | undefined;
  let provider: Provider | undefined;
  let kept = takeKeptSignIn(door);
  const listeners = new Set<() => void>();

  const change = (to: Tokens | undefined): void => {
    tokens = to;
    for (const listener of listeners) listener();
  };
  const readOnce = shared(() => readProvider(door));
  const theProvider = async (): Promise<Provider> => {
    provider ??= await readOnce();
    return provider;
  };
  const landing = (page: 'signed-in' | 'signed-out'): string =>
    `${location.origin}${pathIn(language, door === 'staff' ? `/staff/${page}` : `/${page}`)}`;

  /** Sends the browser to the issuer. What the person has typed must be kept by then. */
  const signIn = async (returnTo: string): Promise<void> => {
    const asked = await theProvider();
    const { server, client, scope, parameters } = asked;
    const [state, nonce, codeVerifier] = [
      oauth.generateRandomState(),
      oauth.generateRandomNonce(),
      oauth.generateRandomCodeVerifier(),
    ];
    const address = new URL(server.authorization_endpoint ?? '');
    for (const [name, value] of Object.entries({
      client_id: client.client_id,
      redirect_uri: landing('signed-in'),
      response_type: 'code',
      scope,
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ui_locales: LANGUAGE_TAG[language],
      ...parameters,
    })) {
      address.searchParams.set(name, value);
    }
    keepPendingSignIn({ state, nonce, codeVerifier, returnTo, provider: asked });
    location.assign(address);
  };

  /** @throws Error where the answer in the address is not to a request of this tab, or is a refusal */
  const finishSignIn = async (): Promise<void> => {
    const answer = new URL(location.href);
    const pending = takePendingSignIn();
    // The code leaves the address before anything else can read it there, and the page that asked begins at once.
    history.replaceState(null, '', pending?.returnTo ?? location.pathname);
    if (!pending) throw new Error('This tab has asked for no sign-in.');
    provider = providerOf(pending.provider);
    const { server, client, options, parameters } = provider;
    const code = oauth.validateAuthResponse(server, client, answer, pending.state);
    const granted = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      code,
      landing('signed-in'),
      pending.codeVerifier,
      { ...options, additionalParameters: { ...parameters } },
    );
    const given = await oauth.processAuthorizationCodeResponse(server, client, granted, {
      expectedNonce: pending.nonce,
      requireIdToken: true,
    });
    // `requireIdToken` has seen to it that there is one.
    const person = personIn(given) ?? { subject: '', name: undefined };
    change({ access: given.access_token, refresh: given.refresh_token, id: given.id_token, person });
  };

  /** The issuer's answer to a refresh token; undefined where it refuses the token. */
  const refreshed = async (refresh: string): Promise<oauth.TokenEndpointResponse | undefined> => {
    const { server, client, options, parameters } = await theProvider();
    const answer = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh, {
      ...options,
      additionalParameters: { ...parameters },
    });
    return oauth.processRefreshTokenResponse(server, client, answer).catch((error: unknown) => {
      if (!(error instanceof oauth.ResponseBodyError)) throw error;
      return undefined;
    });
  };

  const renew = shared(async (): Promise<boolean> => {
    const held = tokens;
    if (held?.refresh === undefined) return false;
    const given = await refreshed(held.refresh);
    if (!given) {
      // The issuer has ended the sign-in. The page stays as it is until the person signs in again.
      change({ ...held, refresh: undefined });
      return false;
    }
    const { access_token: access, refresh_token: refresh = held.refresh, id_token: id = held.id } = given;
    change({ ...held, access, refresh, id });
    return true;
  });

  const resume = shared(async (): Promise<boolean> => {
    if (tokens) return true;
    if (!kept) return false;
    provider = providerOf(kept.provider);
    const given = await refreshed(kept.refresh);
    const person = given && personIn(given);
    if (person) {
      const { access_token: access, refresh_token: refresh = kept.refresh, id_token: id } = given;
      change({ access, refresh, id, person });
    }
    // Where the issuer cannot be reached, the next try has it still.
    kept = undefined;
    return person !== undefined;
  });

  addEventListener('pagehide', () => {
    if (tokens?.refresh !== undefined && provider) keepSignIn(door, { refresh: tokens.refresh, provider });
  });
  // The back button may show this page again as it was, with a token that a page in between has used.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted || !tokens) return;
    tokens = { ...tokens, refresh: takeKeptSignIn(door)?.refresh };
  });

  const signOut = async (): Promise<void> => {
    const idToken = tokens?.id;
    forgetDrafts();
    // The page stays as it is until the browser leaves it: without a person it would begin the next sign-in. A browser
    // may keep the page for its back button, so it forgets everything when it is shown again.
    if (tokens) tokens = { ...tokens, access: '', refresh: undefined, id: undefined };
    addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
    // Until then a form that is open keeps what is typed.
    addEventListener('pagehide', () => forgetDrafts());
    const leaves = await theProvider().catch(() => undefined);
    const address = leaves?.server.end_session_endpoint;
    if (!leaves || address === undefined) return location.assign(landing('signed-out'));
    const target = new URL(address);
    target.searchParams.set('client_id', leaves.client.client_id);
    target.searchParams.set('post_logout_redirect_uri', landing('signed-out'));
    if (idToken !== undefined) target.searchParams.set('id_token_hint', idToken);
    location.assign(target);
  };

  const arrival =
    location.pathname === new URL(landing('signed-in')).pathname ? finishSignIn().then(() => true) : resume();
  // Whoever waits for it shows what went wrong.
  arrival.catch(() => undefined);

  return {
    language,
    /**
     * The sign-in that the page begins with: one that comes back from the issuer, or that of the page before.
     * Says whether somebody is signed in. It fails where the issuer refuses or cannot be reached.
     */
    arrival,
    accessToken: () => tokens?.access,
    person: () => tokens?.person,
    signIn,
    signOut,
    /** Renews the access token without the person; false where the issuer refuses. */
    renew,
    /** Tries once more what the arrival could not; sends the browser to the issuer where nobody is signed in then. */
    resumeOrSignIn: async (returnTo: string): Promise<void> => {
      if (!(await resume())) await signIn(returnTo);
    },
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The person whom an ID token names, and undefined where the issuer gave none. */
function personIn(given: oauth.TokenEndpointResponse): Person | undefined {
  const claims = oauth.getValidatedIdTokenClaims(given);
  return claims && { subject: claims.sub, name: typeof claims.name === 'string' ? claims.name : undefined };
}

/** Work that all who ask at the same time share. */
function shared<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
}
