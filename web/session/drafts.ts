/** Every draft is kept under a name that begins like this; what follows names the person and the form. */
export const DRAFT_PREFIX = 'draft:';

/** Removes the drafts of everybody from this device. */
export function forgetDrafts(storage: Storage = localStorage): void {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  for (const name of names) if (name.startsWith(DRAFT_PREFIX)) storage.removeItem(name);
}
