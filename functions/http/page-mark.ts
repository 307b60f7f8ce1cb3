import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Route } from '../../shared/contracts/route.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { environment } from '../runtime/environment.ts';
import type { Reply } from './http-handler.ts';
import type { HttpRequest } from './http-request.ts';

/**
 * The use case of a list that comes in pages, with every `next` authenticated: sealed as it goes out, opened as it
 * comes back.
 *
 * The seal is an HMAC over the use case's own text, the route, the caller, and every parameter but `limit`. A client
 * can neither make a `next` nor take one to another list or another person; such a request is refused with VALIDATION.
 *
 * It is called where the function loads, and reads the key there. It is not a part of httpHandler, because the bundles
 * of the other routes would hold it too.
 *
 * @source docs/adr/0024-authenticated-page-marks.md
 */
export function inPages<R extends Route>(
  route: R,
  useCase: (request: HttpRequest<R>) => Promise<Reply<R>>,
): (request: HttpRequest<R>) => Promise<Reply<R>> {
  const { PAGE_MARK_KEY } = environment('PAGE_MARK_KEY');

  const sealOf = (text: string, { caller, params, query }: HttpRequest) => {
    const { limit: _, next: __, ...filters } = Object(query);
    const who = 'subject' in caller ? [caller.kind, caller.subject] : [caller.kind];
    const bound = JSON.stringify([route.method, route.path, who, sorted(params), sorted(filters), text]);
    return createHmac('sha256', PAGE_MARK_KEY).update(bound).digest('base64url');
  };
  const opened = (next: string, request: HttpRequest): string => {
    const [text = '', seal = '', ...rest] = next.split('.');
    const [given, expected] = [Buffer.from(seal), Buffer.from(sealOf(text, request))];
    const isOurs = rest.length === 0 && given.length === expected.length && timingSafeEqual(given, expected);
    if (isOurs) return text;
    throw new ServiceError('VALIDATION', 'next is not ours', {
      errors: [{ pointer: '/next', message: '分页标记无效，请从第一页重新查询' }],
    });
  };
  return async (request) => {
    const { next } = Object(request.query);
    const query = next === undefined ? request.query : { ...Object(request.query), next: opened(next, request) };
    const reply = await useCase({ ...request, query });
    if (!('body' in reply)) return reply;
    const { next: after } = Object(reply.body);
    if (after === undefined) return reply;
    return { ...reply, body: { ...Object(reply.body), next: `${after}.${sealOf(after, request)}` } };
  };
}

function sorted(values: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries(Object(values)).sort(([one], [other]) => (one < other ? -1 : 1));
}
