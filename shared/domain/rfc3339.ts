import * as z from 'zod/mini';

/**
 * A moment as other systems write it: RFC 3339 with an offset, from 2000 to 2099, so an Instant's year has four digits.
 */
export const rfc3339Schema = z.iso.datetime({ offset: true }).check(
  z.refine((text) => {
    const year = new Date(text).getUTCFullYear();
    return year >= 2000 && year < 2100;
  }, '时间超出范围'),
);
