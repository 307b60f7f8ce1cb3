import { requestPhoneCodeRoute } from '../../shared/contracts/contact.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { dateOf, type Instant, instantOf } from '../../shared/domain/instant.ts';
import { phoneCodeExpiry } from '../../shared/domain/phone-code.ts';
import type { MessageGateway } from '../../shared/ports/message-gateway.ts';
import { type IdempotencyRecord, idempotencyKeyOf, idempotencyRecord } from '../../shared/table/idempotency-record.ts';
import type { Key } from '../../shared/table/keys.ts';
import type { NewPhoneCode } from '../../shared/table/phone-code-sending.ts';
import type { PhoneCodeStore } from '../../shared/table/phone-code-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { replayOf, requestHash } from '../http/idempotency.ts';
import { shownTime } from '../http/shown-time.ts';
import { phoneCodeText } from './phone-code-text.ts';

type Route = typeof requestPhoneCodeRoute;

export interface RequestPhoneCodeDeps {
  readonly phoneCodes: Pick<PhoneCodeStore, 'reserve' | 'release'>;
  readonly idempotency: {
    readonly read: (key: Key) => Promise<IdempotencyRecord | undefined>;
    readonly keep: (record: IdempotencyRecord) => Promise<void>;
  };
  readonly gateway: MessageGateway;
  /** The name in brackets with which the message begins. */
  readonly sender: string;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly newPhoneCode: () => string;
  readonly newSalt: () => string;
}

/**
 * Sends a code to a phone while the caller waits. The code is counted before it is sent, so that many requests at once
 * send one; it is taken out of the count where the gateway gave no answer (docs/adr/0031-phone-codes.md).
 *
 * @throws ServiceError TOO_MANY_PHONE_CODES with the seconds to the next one; DEPENDENCY_DOWN where the gateway gave no
 *   answer; VALIDATION where it refuses the phone; IDEMPOTENCY_KEY_REUSED
 */
export async function requestPhoneCode(request: HttpRequest<Route>, deps: RequestPhoneCodeDeps): Promise<Reply<Route>> {
  const { phone, purpose } = request.body;
  const moment = deps.now();
  const at = instantOf(moment);
  const hash = requestHash('requestPhoneCode', request.body);
  const key = idempotencyKeyOf('phone-codes', request.idempotencyKey);
  const earlier = async () => key && replayOf(await deps.idempotency.read(key), hash, moment);
  const replay = await earlier();
  if (replay) return replay;

  const code = { phone, purpose, phoneCodeId: deps.newId(), code: deps.newPhoneCode(), salt: deps.newSalt(), at };
  const reserved = await deps.phoneCodes.reserve(code);
  if (reserved.outcome === 'refused') return (await earlier()) ?? tooSoon(reserved.nextAt, moment);
  await send(code, deps);

  const view = { phoneCodeId: code.phoneCodeId, expiresAt: shownTime(phoneCodeExpiry(at)) };
  const answer = { requestHash: hash, status: requestPhoneCodeRoute.success.status, text: JSON.stringify(view) };
  if (key) await deps.idempotency.keep(idempotencyRecord(key, answer, moment));
  return { body: view };
}

function tooSoon(nextAt: Instant, moment: Date): never {
  const retryAfterSeconds = Math.ceil((dateOf(nextAt).getTime() - moment.getTime()) / 1000);
  throw new ServiceError('TOO_MANY_PHONE_CODES', 'a code was sent a short while ago', { retryAfterSeconds });
}

async function send(
  { phone, purpose, phoneCodeId, code }: NewPhoneCode,
  { phoneCodes, gateway, sender, newId }: RequestPhoneCodeDeps,
): Promise<void> {
  // The message has an id of its own, since the gateway, which reads the code, needs not know the id that goes with it.
  const sent = await gateway.send({ messageId: newId(), to: phone, text: phoneCodeText(code, purpose, sender) });
  if (sent === 'refused') {
    const errors = [{ pointer: '/phone', message: '该手机号码无法接收短信，请更换号码。' }];
    throw new ServiceError('VALIDATION', 'the gateway refuses the phone', { errors });
  }
  if (sent === 'no-answer') {
    await phoneCodes.release({ phone, phoneCodeId });
    throw new ServiceError('DEPENDENCY_DOWN', 'the message gateway gave no answer');
  }
}
