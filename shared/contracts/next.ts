import { ServiceError } from '../domain/errors.ts';

/** A sort key as the opaque text `next` of a list's page. */
export function encodeNext(sortKey: string): string {
  return Buffer.from(sortKey).toString('base64url');
}

/**
 * The sort key that a `next` stands for.
 *
 * @throws ServiceError VALIDATION where it is not a text `encodeNext` gave out
 */
export function decodeNext(next: string): string {
  const sortKey = Buffer.from(next, 'base64url').toString();
  if (sortKey !== '' && encodeNext(sortKey) === next) return sortKey;
  throw new ServiceError('VALIDATION', 'next is not ours', {
    errors: [{ pointer: '/next', message: '分页标记无效，请从第一页重新查询' }],
  });
}
