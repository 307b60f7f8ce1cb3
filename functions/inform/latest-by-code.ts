/** One entry for each code, from the last list that has it, in the order in which the codes first appear. */
export function latestByCode<Entry extends { readonly code: string }>(
  oldestFirst: readonly (readonly Entry[])[],
): readonly Entry[] {
  return [...new Map(oldestFirst.flat().map((entry) => [entry.code, entry])).values()];
}
