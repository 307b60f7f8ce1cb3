import * as z from 'zod/mini';

/** An amount of money: a whole number of fen (1/100 yuan), never negative. */
export type Fen = number & { readonly __brand: 'Fen' };

/**
 * A number of fen as money.
 *
 * @throws RangeError where it is negative, has a fraction, or is too large to be exact
 */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`Not a whole, non-negative number of fen: ${amount}`);
  return brand(amount);
}

/** Money as it is stored and read back. */
export const fenSchema = z.pipe(
  z.int().check(z.minimum(0)),
  z.transform((amount): Fen => fen(amount)),
);

/** The sum of amounts; of none it is zero. */
export function totalFen(amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((total: number, amount) => total + amount, 0));
}

/**
 * An amount as pages and messages show it, in yuan with two decimals.
 *
 * @example yuan(fen(250000)) // ¥2,500.00
 */
export function yuan(amount: Fen): string {
  const wholeYuan = String(Math.floor(amount / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `¥${wholeYuan}.${String(amount % 100).padStart(2, '0')}`;
}

function brand(amount: number): Fen {
  return amount as Fen;
}
