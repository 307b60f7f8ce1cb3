/** What the access token says of the person, where the page can read it. */
export interface SignedInIdentity {
  readonly idNumber?: string;
  readonly phone?: string;
}

/**
 * Reads the claims of an access token, to fill the form. The service verifies the token; a token that is not readable
 * only means that the person types.
 */
export function identityIn(accessToken: string | undefined): SignedInIdentity {
  try {
    const payload = (accessToken?.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { id_number: idNumber, phone_number: phone }: Readonly<Record<string, unknown>> = JSON.parse(atob(payload));
    return {
      ...(typeof idNumber === 'string' && { idNumber }),
      ...(typeof phone === 'string' && { phone }),
    };
  } catch {
    return {};
  }
}
