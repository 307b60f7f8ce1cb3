/** The two kinds of people who sign in. Each has a client of its own at the issuer. */
export type Door = 'citizen' | 'staff';

/** How to sign in at one door. */
export interface DoorSettings {
  readonly clientId: string;
  /** Where the discovery document is, without `/.well-known/openid-configuration`; may begin with a slash. */
  readonly address: string;
}

/** `/portal-settings.json`: what the portal must know of the issuer. The operator sets it at deployment. */
export interface SignInSettings extends Readonly<Record<Door, DoorSettings>> {
  readonly issuer: string;
  readonly scope: string;
  readonly resource?: string;
}

/** @throws Error where the settings cannot be read; the sign-in then fails and can be tried again */
export async function readSignInSettings(): Promise<SignInSettings> {
  const answer = await fetch('/portal-settings.json', { credentials: 'omit' });
  if (!answer.ok) throw new Error(`portal-settings.json: ${answer.status}`);
  return answer.json();
}
