import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import * as z from 'zod';
import { fictionalStaffIdNumber } from '../../fictional/fictional-staff.ts';
import { problem } from '../http/problem.ts';
import type { Counterpart } from './counterpart-server.ts';
import { subjectOf } from './token-people.ts';
import type { WorldRecords } from './world-records.ts';
import type { SigningKey } from './world-schemas.ts';

// A token must stay valid while its user moves the clock by months.
const defaultLifeSeconds = 365 * 24 * 60 * 60;

const text = z.string().trim().min(1).max(200);
/** Overrides with which a test gets an unacceptable token that has a good signature. */
const overrides = {
  expiresInSeconds: z.int().optional(),
  audience: text.optional(),
  issuer: text.optional(),
};

export const tokenRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('applicant'), idNumber: text, name: text, phone: text, ...overrides }),
  z.strictObject({
    kind: z.literal('staff'),
    staffId: text,
    name: text,
    roles: z.array(text).max(20),
    agency: text,
    /** Without one, it is derived from staffId. Null makes a token without the claim, which must be refused. */
    idNumber: text.nullish(),
    amr: z.array(text).max(10).optional(),
    ...overrides,
  }),
]);
export type TokenRequest = Readonly<z.infer<typeof tokenRequestSchema>>;

export interface Issuer {
  /** Serves the two documents that a check of a token needs: discovery and key set. */
  readonly counterpart: Counterpart;
  /** The key of every token, also of those that the sign-in issues. */
  readonly signingKey: SigningKey;
  /** Signs an access token that is valid for one year of virtual time, unless the request overrides that. */
  readonly issueToken: (request: TokenRequest) => Promise<string>;
}

/** The local OpenID Connect issuer. Its key is made once and recorded, so that tokens stay valid after a restart. */
export async function openIssuer(deps: {
  readonly records: WorldRecords;
  readonly now: () => Date;
  readonly url: () => string;
  readonly audience: string;
}): Promise<Issuer> {
  const signingKey = deps.records.signingKey() ?? (await makeSigningKey(deps.records));
  const privateKey = await importJWK(signingKey, 'ES256');
  const { d: _private, ...publicKey } = signingKey;

  return {
    signingKey,
    counterpart: {
      nextDamage: () => 'none',
      answer: async ({ method, path }) => {
        if (method === 'GET' && path === '/.well-known/openid-configuration') {
          return { status: 200, body: discoveryDocument(deps.url()) };
        }
        if (method === 'GET' && path === '/jwks') {
          return { status: 200, body: { keys: [{ ...publicKey, alg: 'ES256', use: 'sig' }] } };
        }
        return problem(404, 'not-found', '没有这个接口');
      },
    },
    issueToken: (request) => {
      const issuedAtSeconds = Math.floor(deps.now().getTime() / 1000);
      return new SignJWT(claimsOf(request))
        .setProtectedHeader({ alg: 'ES256', kid: signingKey.kid, typ: 'at+jwt' })
        .setIssuer(request.issuer ?? deps.url())
        .setAudience(request.audience ?? deps.audience)
        .setIssuedAt(issuedAtSeconds)
        .setExpirationTime(issuedAtSeconds + (request.expiresInSeconds ?? defaultLifeSeconds))
        .sign(privateKey);
    },
  };
}

function claimsOf(request: TokenRequest): Record<string, unknown> {
  switch (request.kind) {
    case 'applicant': {
      const idNumber = request.idNumber.toUpperCase();
      return { sub: subjectOf(idNumber), name: request.name, id_number: idNumber, phone_number: request.phone };
    }
    case 'staff':
      return {
        sub: request.staffId,
        name: request.name,
        roles: request.roles,
        agency: request.agency,
        amr: request.amr ?? ['pwd', 'otp'],
        ...(request.idNumber !== null && {
          id_number: (request.idNumber ?? fictionalStaffIdNumber(request.staffId)).toUpperCase(),
        }),
      };
    default:
      return request satisfies never;
  }
}

async function makeSigningKey(records: WorldRecords): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const { x = '', y = '', d = '' } = await exportJWK(privateKey);
  const key = { kty: 'EC', crv: 'P-256', x, y, d } as const;
  const signingKey = { ...key, kid: await calculateJwkThumbprint(key) };
  await records.record({ entry: 'SIGNING_KEY_MADE', key: signingKey });
  return signingKey;
}

function discoveryDocument(url: string): object {
  return {
    issuer: url,
    jwks_uri: `${url}/jwks`,
    response_types_supported: ['token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
  };
}
