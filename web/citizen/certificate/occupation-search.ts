/** An occupation as the search offers it. */
export interface FoundOccupation {
  readonly code: string;
  readonly name: string;
}

interface Listed extends FoundOccupation {
  readonly pinyin: string;
  readonly initials: string;
  /** The only edition in which the code means this; absent where both agree. */
  readonly edition: string | undefined;
}

/** How many are shown at a time: as many as a person reads through on a phone. */
const SHOWN = 20;
const CODE = /^\d-\d{2}-\d{2}-\d{2}$/;
/** The day the codes of the 2022 edition begin, as in shared/policy/occupations. A test compares them. */
export const EDITION_2022_BEGINS = '2022-09-01';

/** Reads the lines that the build made (occupation-list.ts). */
export function readOccupations(lines: string): readonly Listed[] {
  return lines.split('\n').map((line) => {
    const [code = '', name = '', syllables = '', edition] = line.split(' ');
    const parts = syllables.split('-');
    return { code, name, pinyin: parts.join(''), initials: parts.map((part) => part[0] ?? '').join(''), edition };
  });
}

/**
 * Occupations by name, pinyin, initials or code, the closest first.
 *
 * @param issuedOn the issue date, YYYY-MM-DD; it decides the edition of the codes. Until it is known, the edition of
 *   the older certificates counts, which is that of the policy in force
 */
export function searchOccupations(
  typed: string,
  issuedOn: string | undefined,
  listed: readonly Listed[],
): { readonly hits: readonly FoundOccupation[]; readonly total: number } {
  // An input method writes han'g while it composes.
  const query = typed
    .toLowerCase()
    .replace(/[\s'’]/g, '')
    .replaceAll('ü', 'v');
  if (query === '') return { hits: [], total: 0 };
  const ranked = inEdition(listed, issuedOn)
    .map((occupation) => ({ occupation, rank: rankOf(occupation, query) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.rank - other.rank || one.occupation.name.length - other.occupation.name.length);
  const hits = ranked.slice(0, SHOWN).map(({ occupation: { code, name } }) => ({ code, name }));
  // The certificate counts: a code that the list does not have can still be declared.
  if (hits.length === 0 && CODE.test(query)) return { hits: [{ code: query, name: '' }], total: 1 };
  return { hits, total: ranked.length };
}

/** What a code means on a certificate of that day; undefined where the list does not say. */
export function occupationName(code: string, issuedOn: string | undefined, listed: readonly Listed[]) {
  return inEdition(listed, issuedOn).find((occupation) => occupation.code === code)?.name;
}

function inEdition(listed: readonly Listed[], issuedOn: string | undefined): readonly Listed[] {
  const current = issuedOn !== undefined && issuedOn >= EDITION_2022_BEGINS ? '22' : '15';
  return listed.filter(({ edition }) => edition === undefined || edition === current);
}

/** Lower is closer. */
function rankOf({ code, name, pinyin, initials }: Listed, query: string): number {
  const places = [name, initials, pinyin, code, code.replaceAll('-', '')].map((text) => text.indexOf(query));
  if (places.every((place) => place < 0)) return Number.POSITIVE_INFINITY;
  if ([name, initials, pinyin, code].includes(query)) return 0;
  return places.some((place) => place === 0) ? 1 : 2;
}
