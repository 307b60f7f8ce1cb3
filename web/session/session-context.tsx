import { createContext, useContext, useSyncExternalStore } from 'react';
import { apiClient } from '../api/api-client.ts';
import type { Person, Session } from './session.ts';

const SessionContext = createContext<{ readonly session: Session; readonly api: ReturnType<typeof apiClient> } | null>(
  null,
);

export const SessionProvider = SessionContext.Provider;

/** A session and the API as its person sees it, for SessionProvider. */
export function sessionAndApi(session: Session) {
  return { session, api: apiClient(session) };
}

function useProvided() {
  const provided = useContext(SessionContext);
  if (!provided) throw new Error('There is no SessionProvider above this component.');
  return provided;
}

export function useSession(): Session {
  return useProvided().session;
}

export function useApi() {
  return useProvided().api;
}

/** The person who is signed in; the component is drawn again when that changes. */
export function usePerson(): Person | undefined {
  const { subscribe, person } = useSession();
  return useSyncExternalStore(subscribe, person);
}
