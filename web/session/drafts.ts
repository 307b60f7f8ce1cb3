/** Every draft is kept under a name that begins like this; what follows names the person and the form. */
export const DRAFT_PREFIX = 'draft:';

/** How long a device keeps a draft. Each draft says by `keptAt`, in milliseconds, since when it is there. */
export const DRAFT_KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000;

/** Removes the drafts of everybody, from the device and from this tab. */
export function forgetDrafts(storages: readonly Storage[] = [localStorage, sessionStorage]): void {
  for (const storage of storages) for (const name of draftNames(storage)) storage.removeItem(name);
}

/** Removes the drafts that are 7 days old or that nobody can read, also those of people who never come back. */
export function forgetOldDrafts(now = Date.now(), storage: Storage = localStorage): void {
  for (const name of draftNames(storage)) if (!isRecent(storage.getItem(name), now)) storage.removeItem(name);
}

function draftNames(storage: Storage): readonly string[] {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return names.filter((name) => name.startsWith(DRAFT_PREFIX));
}

function isRecent(kept: string | null, now: number): boolean {
  try {
    const { keptAt }: { readonly keptAt?: unknown } = JSON.parse(kept ?? '');
    return typeof keptAt === 'number' && now - keptAt < DRAFT_KEPT_FOR_MS;
  } catch {
    return false;
  }
}
