import type { KeptProvider } from './provider.ts';
import type { Door } from './sign-in-settings.ts';

/**
 * What a sign-in needs to go on after the page has been left in the same tab. It names no person: the refresh token
 * is opaque, good once, and ends with the sign-in at the issuer.
 */
export interface KeptSignIn {
  readonly refresh: string;
  readonly provider: KeptProvider;
}

/** In the storage of the tab, which no other tab reads and which ends with the tab. */
export function keepSignIn(door: Door, kept: KeptSignIn): void {
  sessionStorage.setItem(nameOf(door), JSON.stringify(kept));
}

/** Reads it once, so that a copy of the tab has none: a second use of the token would end the sign-in of both. */
export function takeKeptSignIn(door: Door): KeptSignIn | undefined {
  const kept = sessionStorage.getItem(nameOf(door));
  sessionStorage.removeItem(nameOf(door));
  return kept === null ? undefined : JSON.parse(kept);
}

function nameOf(door: Door): string {
  return `sign-in:${door}`;
}
