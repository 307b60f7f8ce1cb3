import { objectionBody } from '../../shared/contracts/objection.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { PhoneCodePurpose } from '../../shared/domain/phone-code-purpose.ts';
import type { PhoneCodeStore } from '../../shared/table/phone-code-store.ts';
import { aPerson, asPublic, type Person } from './people.ts';

interface ProofDeps {
  readonly phoneCodes: Pick<PhoneCodeStore, 'reserve' | 'release'>;
  readonly newId: () => string;
  readonly clock: { readonly instant: () => Instant };
}

interface ObjectionFields {
  readonly objector?: Person | undefined;
  readonly statement?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  /** When the code is sent; now by default. */
  readonly at?: Instant;
}

export interface EntryParams {
  readonly noticeId: string;
  readonly serial: string;
}

const STATEMENT = '此人并未在该企业工作，请核查。';

/** A code sent to a phone, as the fields of a request: an objection by default. It does not count for the next one. */
export async function aPhoneProof(
  { phoneCodes, newId, clock }: ProofDeps,
  phone: string,
  at = clock.instant(),
  purpose: PhoneCodePurpose = 'OBJECTION',
) {
  const [phoneCodeId, phoneCode] = [newId(), '246810'];
  const code = { phone, purpose, phoneCodeId, code: phoneCode, salt: 'salt', at } as const;
  const { outcome } = await phoneCodes.reserve(code);
  if (outcome !== 'reserved') throw new Error('The phone was sent a code a moment ago');
  await phoneCodes.release(code);
  return { phoneCodeId, phoneCode };
}

export function anObjectionBody(
  { name, idNumber, phone }: Person = aPerson(9_000),
  statement = STATEMENT,
  proof = { phoneCodeId: 'CODE-1', phoneCode: '246810' },
) {
  return objectionBody.parse({ objectorName: name, objectorIdNumber: idNumber, phone, ...proof, statement });
}

/** A request of the public to object to an entry of a notice, with a code that was sent to the objector's phone. */
export async function anObjectionRequest(
  deps: ProofDeps,
  { noticeId, serial }: EntryParams,
  { objector = aPerson(9_000), statement, idempotencyKey, at }: ObjectionFields = {},
) {
  const body = anObjectionBody(objector, statement, await aPhoneProof(deps, objector.phone, at));
  return { ...asPublic(), params: { noticeId, serial }, headers: {}, body, idempotencyKey };
}

/** The same of the n-th person, signed in. */
export function aSignedInObjection(
  { noticeId, serial }: EntryParams,
  n: number,
  { statement = STATEMENT, idempotencyKey }: Omit<ObjectionFields, 'objector'> = {},
) {
  const body = objectionBody.parse({ statement });
  return {
    ...asPublic(),
    params: { noticeId, serial },
    headers: { authorization: `Bearer ${n}` },
    body,
    idempotencyKey,
  };
}

/** Takes the number of a person for the person's token. */
export async function signedInByNumber(authorization: string) {
  const { subject, name, idNumber, phone } = aPerson(Number(authorization.replace('Bearer ', '')));
  return { subject, name, idNumber, phone };
}
