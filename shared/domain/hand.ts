import * as z from 'zod/mini';

export const handSchema = /* @__PURE__ */ (() => z.object({ person: z.string(), staffId: z.string() }))();

/** Which member of staff: the person, by the keyed hash of the ID number, and the account. */
export type Hand = Readonly<z.output<typeof handSchema>>;

/**
 * Whether a hand is the other one: the same person, or the same account. The account is compared as well, because after
 * a change of the key no stored hash matches any more.
 */
export function isSameHand(one: Hand, other: Hand): boolean {
  return one.person === other.person || one.staffId === other.staffId;
}
