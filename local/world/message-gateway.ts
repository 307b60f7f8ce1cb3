import { beijingTime } from '../../shared/domain/civil-date.ts';
import { problem } from '../http/problem.ts';
import { type CounterpartRoute, postRoute } from './signed-counterpart.ts';
import type { WorldRecords } from './world-records.ts';
import { messageSchema } from './world-schemas.ts';

/**
 * The message gateway. It takes one message per idempotency key, and stores it before it answers 202. A phone can
 * be set to be refused with a 422, as an invalid number is, or to get no answer but a 503.
 */
export function messageGatewayRoute(records: WorldRecords, now: () => Date): CounterpartRoute {
  return postRoute('/messages', messageSchema, async (message, request) => {
    const messageId = request.header('idempotency-key');
    if (messageId === undefined) return problem(400, 'idempotency-key', '缺少 Idempotency-Key');
    const phone = records.phone(message.to)?.outcome;
    if (phone === 'REFUSED') return problem(422, 'phone-refused', '该号码无法接收短信');
    if (phone === 'UNANSWERED') return problem(503, 'phone-unanswered', '该号码暂时无法接收短信');

    const taken = records.message(messageId);
    if (taken === undefined) {
      await records.record({ entry: 'MESSAGE_TAKEN', message: { ...message, messageId, at: beijingTime(now()) } });
      return { status: 202, body: { messageId } };
    }
    const repeated =
      taken.to === message.to && taken.text === message.text && taken.applicationId === message.applicationId;
    if (!repeated) return problem(422, 'idempotency-key-reused', '同一 Idempotency-Key 的内容不同');
    // The first of two simultaneous requests may still wait for the disk.
    await records.durable();
    return { status: 202, body: { messageId } };
  });
}
