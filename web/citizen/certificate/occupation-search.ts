import { type ListedOccupation, rankOccupations, soughtText } from '../../public/rank-occupations.ts';

/** An occupation as the search offers it. */
export interface FoundOccupation {
  readonly code: string;
  readonly name: string;
}

/** How many are shown at a time: as many as a person reads through on a phone. */
const SHOWN = 20;
const CODE = /^\d-\d{2}-\d{2}-\d{2}$/;
/** The day the codes of the 2022 edition begin, as in shared/policy/occupations. A test compares them. */
export const EDITION_2022_BEGINS = '2022-09-01';

/**
 * Occupations by name, pinyin, initials or code, the closest first.
 *
 * @param issuedOn the issue date, YYYY-MM-DD; it decides the edition of the codes. Until it is known, the edition of
 *   the older certificates counts, which is that of the policy in force
 */
export function searchOccupations(
  typed: string,
  issuedOn: string | undefined,
  listed: readonly ListedOccupation[],
): { readonly hits: readonly FoundOccupation[]; readonly total: number } {
  const sought = soughtText(typed);
  if (sought === '') return { hits: [], total: 0 };
  const ranked = rankOccupations(sought, inEdition(listed, issuedOn));
  const hits = ranked.slice(0, SHOWN).map(({ code, name }) => ({ code, name }));
  // The certificate counts: a code that the list does not have can still be declared.
  if (hits.length === 0 && CODE.test(sought)) return { hits: [{ code: sought, name: '' }], total: 1 };
  return { hits, total: ranked.length };
}

/** What a code means on a certificate of that day; undefined where the list does not say. */
export function occupationName(code: string, issuedOn: string | undefined, listed: readonly ListedOccupation[]) {
  return inEdition(listed, issuedOn).find((occupation) => occupation.code === code)?.name;
}

function inEdition(listed: readonly ListedOccupation[], issuedOn: string | undefined): readonly ListedOccupation[] {
  const current = issuedOn !== undefined && issuedOn >= EDITION_2022_BEGINS ? '22' : '15';
  return listed.filter(({ edition }) => edition === undefined || edition === current);
}
