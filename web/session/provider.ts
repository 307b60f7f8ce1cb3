import * as oauth from 'oauth4webapi';
import { type Door, readSignInSettings } from './sign-in-settings.ts';

/** An issuer at one door, ready for requests. */
export interface Provider {
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly scope: string;
  /** What else a request for a token says. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What each request to the issuer needs. */
  readonly options: { readonly [oauth.allowInsecureRequests]: boolean };
}

/** What a page needs to know of the issuer, as the storage of the tab keeps it between two pages. */
export type KeptProvider = Omit<Provider, 'options'>;

/** Reads the settings and the discovery document. The document must name the issuer that the settings name. */
export async function readProvider(door: Door): Promise<Provider> {
  const settings = await readSignInSettings();
  const { clientId, address } = settings[door];
  const document = new URL(`${address.replace(/\/$/, '')}/.well-known/openid-configuration`, location.origin);
  const answer = await fetch(document, { credentials: 'omit', headers: { accept: 'application/json' } });
  const server = await oauth.processDiscoveryResponse(new URL(settings.issuer), answer);
  return providerOf({
    server,
    client: { client_id: clientId },
    scope: settings.scope,
    parameters: settings.resource === undefined ? {} : { resource: settings.resource },
  });
}

/** A kept issuer, ready for requests again. */
export function providerOf({ server, client, scope, parameters }: KeptProvider): Provider {
  return {
    server,
    client,
    scope,
    parameters,
    // Only the local run has an issuer without TLS, and only on the loopback address.
    options: { [oauth.allowInsecureRequests]: location.hostname === '127.0.0.1' || location.hostname === 'localhost' },
  };
}
