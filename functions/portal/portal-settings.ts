import { environment } from '../runtime/environment.ts';

interface DoorSettings {
  readonly clientId: string;
  /** Where the discovery document is, without `/.well-known/openid-configuration`. */
  readonly address: string;
}

/** What the scripts must know of the issuer, as `/portal-settings.json` tells them. None of it is secret. */
export interface PortalSettings {
  readonly issuer: string;
  readonly scope: string;
  /** The resource (RFC 8707) to ask a token for, where the issuer needs one. */
  readonly resource?: string;
  readonly citizen: DoorSettings;
  readonly staff: DoorSettings;
}

/** The settings of this deployment. */
export function portalSettings(): PortalSettings {
  const { TOKEN_ISSUER: issuer, ...set } = environment(
    'TOKEN_ISSUER',
    'SIGN_IN_SCOPE',
    'SIGN_IN_RESOURCE',
    'CITIZEN_CLIENT_ID',
    'CITIZEN_SIGN_IN',
    'STAFF_CLIENT_ID',
    'STAFF_SIGN_IN',
  );
  const door = (clientId: string, address: string): DoorSettings => ({
    clientId,
    address: address === SAME_AS_ISSUER ? issuer : address,
  });
  return {
    issuer,
    scope: set.SIGN_IN_SCOPE,
    ...(set.SIGN_IN_RESOURCE !== NO_RESOURCE && { resource: set.SIGN_IN_RESOURCE }),
    citizen: door(set.CITIZEN_CLIENT_ID, set.CITIZEN_SIGN_IN),
    staff: door(set.STAFF_CLIENT_ID, set.STAFF_SIGN_IN),
  };
}

/** Where the scripts send requests to sign in: the origins of the issuer and of its discovery documents. */
export function signInOrigins({ issuer, citizen, staff }: PortalSettings): string {
  const addresses = [issuer, citizen.address, staff.address].filter((address) => !address.startsWith('/'));
  return [...new Set(addresses.map((address) => new URL(address).origin))].join(' ');
}

/** The default of the two addresses: one discovery document, the issuer's own, for everybody. */
const SAME_AS_ISSUER = 'issuer';

const NO_RESOURCE = 'none';
