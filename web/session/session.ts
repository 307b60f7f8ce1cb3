import * as oauth from 'oauth4webapi';
import { type Language, pathIn } from '../../shared/contracts/portal-pages.ts';
import { LANGUAGE_TAG } from '../text/language.ts';
import { forgetDrafts } from './drafts.ts';
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
 * The sign-in of this page. Its tokens are in these variables and nowhere else, so a reload has none: the page then
 * asks the issuer, which answers at once while the person is signed in there.
 *
 * @source docs/adr/0040-sign-in-of-the-local-run.md
 */
export function openSession({ door, language }: { readonly door: Door; readonly language: Language }) {
  let tokens: Tokens | undefined;
  let provider: Promise<Provider> | undefined;
  let renewal: Promise<boolean> | undefined;
  const listeners = new Set<() => void>();

  const change = (to: Tokens | undefined): void => {
    tokens = to;
    for (const listener of listeners) listener();
  };
  const theProvider = (): Promise<Provider> => {
    provider ??= readProvider(door).catch((error: unknown) => {
      // The next try reads it again.
      provider = undefined;
      throw error;
    });
    return provider;
  };
  const landing = (page: 'signed-in' | 'signed-out'): string =>
    `${location.origin}${pathIn(language, door === 'staff' ? `/staff/${page}` : `/${page}`)}`;

  /** Sends the browser to the issuer. What the person has typed must be kept by then. */
  const signIn = async (returnTo: string): Promise<void> => {
    const { server, client, scope, parameters } = await theProvider();
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
    keepPendingSignIn({ state, nonce, codeVerifier, returnTo, provider: { server, client, scope, parameters } });
    location.assign(address);
  };

  /**
   * Takes the issuer's answer out of the address.
   *
   * @returns the page to return to
   * @throws Error where the answer is not to a request of this tab, or is a refusal
   */
  const finishSignIn = async (address: URL): Promise<string> => {
    const pending = takePendingSignIn();
    if (!pending) throw new Error('This tab has asked for no sign-in.');
    const returned = providerOf(pending.provider);
    provider = Promise.resolve(returned);
    const { server, client, options, parameters } = returned;
    const code = oauth.validateAuthResponse(server, client, address, pending.state);
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      code,
      landing('signed-in'),
      pending.codeVerifier,
      { ...options, additionalParameters: { ...parameters } },
    );
    const given = await oauth.processAuthorizationCodeResponse(server, client, answer, {
      expectedNonce: pending.nonce,
      requireIdToken: true,
    });
    const claims = oauth.getValidatedIdTokenClaims(given);
    const person = { subject: claims?.sub ?? '', name: typeof claims?.name === 'string' ? claims.name : undefined };
    change({ access: given.access_token, refresh: given.refresh_token, id: given.id_token, person });
    return pending.returnTo;
  };

  const renewOnce = async (): Promise<boolean> => {
    const held = tokens;
    if (held?.refresh === undefined) return false;
    try {
      const { server, client, options, parameters } = await theProvider();
      const answer = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), held.refresh, {
        ...options,
        additionalParameters: { ...parameters },
      });
      const given = await oauth.processRefreshTokenResponse(server, client, answer);
      const { access_token: access, refresh_token: refresh = held.refresh, id_token: id = held.id } = given;
      change({ ...held, access, refresh, id });
      return true;
    } catch (error) {
      if (!(error instanceof oauth.ResponseBodyError)) throw error;
      // The issuer has ended the sign-in. The page stays as it is until the person signs in again.
      change({ ...held, refresh: undefined });
      return false;
    }
  };

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

  return {
    language,
    accessToken: () => tokens?.access,
    person: () => tokens?.person,
    signIn,
    finishSignIn,
    signOut,
    /** Renews the access token without the person; requests that ask at the same time share one renewal. */
    renew: (): Promise<boolean> => {
      renewal ??= renewOnce().finally(() => {
        renewal = undefined;
      });
      return renewal;
    },
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
