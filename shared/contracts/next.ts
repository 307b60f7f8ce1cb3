import { ServiceError } from '../domain/errors.ts';

/** A sort key as the opaque text `next` of a list's page; `list` keeps it from being taken for that of another. */
export function encodeNext(list: string, sortKey: string): string {
  return Buffer.from(`${list} ${sortKey}`).toString('base64url');
}

/**
 * The sort key that a `next` stands for.
 *
 * @throws ServiceError VALIDATION where it is not a text `encodeNext` gave out for this list
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
