import { createHmac } from 'node:crypto';
import { now } from '../../shared/clock.ts';
import type { EnvironmentName } from '../../shared/contracts/environment.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { log } from '../runtime/log.ts';
import { sourceNetwork } from './source-network.ts';

/** The part of an event of API Gateway that a line about a refusal is made from. */
export interface RefusedRequest {
  readonly httpMethod: string;
  readonly resource: string;
  readonly requestContext?: { readonly identity?: { readonly sourceIp: string } };
}

/** How a request was refused: the answer's status and problem type, and our own word for the cause. */
export interface Refusal {
  readonly requestId: string | undefined;
  readonly status: number;
  readonly type: string;
  readonly code: string;
  /** The subject of a genuine token. */
  readonly subject: string | undefined;
}

/** The refusals that a caller may have provoked to learn something or to get in. */
const TRACED: readonly number[] = [401, 403, 422, 429];

const KEY_VARIABLE: EnvironmentName = 'SECURITY_LOG_KEY';

/**
 * The log of refused requests. It is made where the function loads, and reads its key there.
 *
 * It writes one line about each refused request. `requestId`, `method`, `route` and `status` are named as in the access
 * log. A line about a traced refusal also has a pseudonym of the caller and one of the source's network, so that a
 * series of refusals can be recognised. It never has a name, an ID number, a phone number, an address or a token.
 *
 * @source docs/adr/0037-readings-and-refusals-are-on-record.md
 */
export function refusalLog(): (request: RefusedRequest, refusal: Refusal) => void {
  // Not through `environment`, which throws: a key that is missing must not take the route out of service.
  const key = process.env[KEY_VARIABLE];
  return ({ httpMethod: method, resource: route, requestContext }, { requestId, status, type, code, subject }) => {
    const sourceIp = requestContext?.identity?.sourceIp ?? '';
    const pseudonyms = key && TRACED.includes(status) ? pseudonymsOf(key, subject, sourceIp) : {};
    log.info('request refused', { requestId, method, route, status, type, code, ...pseudonyms });
  };
}

function pseudonymsOf(key: string, subject: string | undefined, sourceIp: string) {
  const network = sourceNetwork(sourceIp);
  const dayKey = hmac(key, beijingDate(now()));
  return {
    ...(subject !== undefined && { subject: pseudonym(dayKey, `subject ${subject}`) }),
    ...(network !== undefined && { network: pseudonym(dayKey, `network ${network}`) }),
  };
}

function pseudonym(dayKey: string, text: string): string {
  return hmac(dayKey, text).slice(0, 16);
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
