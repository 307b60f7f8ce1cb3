import { ServiceError } from '../domain/errors.ts';

/**
 * A sort key as `next`, the opaque text that leads to the next page of a list. `list` names the list, so that no other
 * accepts the text.
 */
export function encodeNext(list: string, sortKey: string): string {
  return Buffer.from(`${list} ${sortKey}`).toString('base64url');
}

/**
 * The sort key in a `next`.
 *
 * @throws ServiceError VALIDATION where `encodeNext` did not make the text for this list
 */
export function decodeNext(list: string, next: string): string {
  const sortKey = Buffer.from(next, 'base64url')
    .toString()
    .slice(list.length + 1);
  if (sortKey !== '' && encodeNext(list, sortKey) === next) return sortKey;
  throw new ServiceError('VALIDATION', 'next is not ours', {
    errors: [{ pointer: '/next', message: '分页标记无效，请从第一页重新查询' }],
  });
}
