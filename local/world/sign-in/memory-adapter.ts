import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Stored {
  readonly payload: AdapterPayload;
  /** By the machine's time, in milliseconds. */
  readonly expiresAt: number;
}

/**
 * Where a provider keeps its sessions, codes and refresh tokens: in memory, so that they end with the run.
 *
 * Returns what the provider asks for: one adapter for each kind of thing, over one store.
 */
export function memoryAdapters(): (kind: string) => Adapter {
  const store = new Map<string, Stored>();

  const forgetExpired = (): void => {
    for (const [key, { expiresAt }] of store) if (expiresAt <= Date.now()) store.delete(key);
  };
  const found = (key: string): AdapterPayload | undefined => {
    const stored = store.get(key);
    return stored !== undefined && stored.expiresAt > Date.now() ? stored.payload : undefined;
  };
  const firstOf = (kind: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const key of store.keys()) {
      const payload = key.startsWith(`${kind}:`) ? found(key) : undefined;
      if (payload && matches(payload)) return payload;
    }
    return undefined;
  };

  return (kind) => ({
    async upsert(id, payload, expiresInSeconds = Number.POSITIVE_INFINITY) {
      forgetExpired();
      store.set(`${kind}:${id}`, { payload, expiresAt: Date.now() + expiresInSeconds * 1000 });
    },
    find: async (id) => found(`${kind}:${id}`),
    findByUid: async (uid) => firstOf(kind, (payload) => payload.uid === uid),
    findByUserCode: async (userCode) => firstOf(kind, (payload) => payload.userCode === userCode),
    async consume(id) {
      const payload = found(`${kind}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => void store.delete(`${kind}:${id}`),
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of store) if (payload.grantId === grantId) store.delete(key);
    },
  });
}
