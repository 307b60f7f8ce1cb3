import type { listOccupationsRoute } from '../../shared/contracts/inform.ts';
import { decodeNext, encodeNext } from '../../shared/contracts/next.ts';
import { occupationsOf } from '../../shared/policy/occupation-catalogue.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { latestByCode } from './latest-by-code.ts';

const LIST = 'occupations';

/**
 * One page of the occupations that any policy subsidises, in the order of their codes, each once.
 *
 * `q` is searched for anywhere in name and code, in either case; without it all occupations are listed.
 *
 * @throws ServiceError VALIDATION where this list did not make `next`
 */
export function listOccupations(
  { q = '', limit, next }: HttpRequest<typeof listOccupationsRoute>['query'],
  policies: readonly Pick<Policy, 'occupations' | 'issuedFrom' | 'issuedTo'>[],
): Reply<typeof listOccupationsRoute> {
  const after = next === undefined ? '' : decodeNext(LIST, next);
  const soughtText = q.toLowerCase();
  const found = latestByCode(policies.map(occupationsOf))
    .filter(({ code, name }) => code > after && (code.includes(soughtText) || name.toLowerCase().includes(soughtText)))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
  const occupations = found.slice(0, limit);
  const last = occupations.at(-1);
  return { body: { occupations, ...(found.length > limit && last && { next: encodeNext(LIST, last.code) }) } };
}
