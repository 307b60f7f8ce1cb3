/** An occupation, and everything by which it is found. */
export interface ListedOccupation {
  readonly code: string;
  readonly name: string;
  /** The only edition in which the code means this; absent where both agree. */
  readonly edition: string | undefined;
  /** Name, pinyin, initials and code, in the form that `soughtText` gives to what is typed. */
  readonly spellings: readonly string[];
}

/** Reads the lines that the build made (citizen/certificate/occupation-list.ts). */
export function readOccupations(lines: string): readonly ListedOccupation[] {
  return lines.split('\n').map((line) => {
    const [code = '', name = '', syllables = '', edition] = line.split('\t');
    const parts = syllables.split('-');
    const initials = parts.map((part) => part[0] ?? '').join('');
    return { code, name, edition, spellings: [soughtText(name), parts.join(''), initials, code, withoutHyphens(code)] };
  });
}

/**
 * What somebody typed, as it is compared: in lower case and half width, ü as v.
 *
 * Input methods write han'g while they compose, and Latin letters in full width where they are set so.
 */
export function soughtText(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]/g, '')
    .replaceAll('ü', 'v');
}

/**
 * The occupations that contain a text in one of their spellings, the closest first; for an empty text all of them, in
 * the order of the list.
 *
 * @param sought as `soughtText` gives it
 */
export function rankOccupations(sought: string, listed: readonly ListedOccupation[]): readonly ListedOccupation[] {
  if (sought === '') return listed;
  return listed
    .map((occupation) => ({ occupation, rank: rankOf(occupation, sought) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.rank - other.rank || one.occupation.name.length - other.occupation.name.length)
    .map(({ occupation }) => occupation);
}

/** Lower is closer. */
function rankOf({ spellings }: ListedOccupation, sought: string): number {
  if (spellings.includes(sought)) return 0;
  if (spellings.some((spelling) => spelling.startsWith(sought))) return 1;
  return spellings.some((spelling) => spelling.includes(sought)) ? 2 : Number.POSITIVE_INFINITY;
}

function withoutHyphens(code: string): string {
  return code.replaceAll('-', '');
}
