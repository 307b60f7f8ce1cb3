import type { KeptProvider } from './provider.ts';

/** What the page must remember while the browser is at the issuer. It names no person and holds no token. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** The page to return to: path and query. */
  readonly returnTo: string;
  /** The issuer, so that the page to which it returns need not ask for it again: two round trips. */
  readonly provider: KeptProvider;
}

const NAME = 'pending-sign-in';

/** In the storage of the tab: two tabs that sign in at the same time do not meet. */
export function keepPendingSignIn(pending: PendingSignIn): void {
  sessionStorage.setItem(NAME, JSON.stringify(pending));
}

/** Reads it once; a second answer of the issuer to the same request finds nothing. */
export function takePendingSignIn(): PendingSignIn | undefined {
  const kept = sessionStorage.getItem(NAME);
  sessionStorage.removeItem(NAME);
  return kept === null ? undefined : JSON.parse(kept);
}
