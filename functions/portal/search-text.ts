const LONGEST_SEARCH = 50;

/** What somebody searches for, as far as a name can be long. */
export function searchText(typed = ''): string {
  return typed.trim().slice(0, LONGEST_SEARCH);
}
