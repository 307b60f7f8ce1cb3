import { useEffect, useRef, useState } from 'react';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { useApi } from '../../session/session-context.tsx';

type ReplayedPage = Success<'replayDecidedCases'>;
export type ChangedCase = ReplayedPage['changes'][number];

/** How far a replay has come, and what it has found. */
export interface Replay {
  readonly state: 'UNDER_WAY' | 'STOPPED' | 'DONE';
  readonly read: number;
  readonly decided: number;
  readonly changes: readonly ChangedCase[];
}

const NOTHING: Replay = { state: 'UNDER_WAY', read: 0, decided: 0, changes: [] };
const CASES_A_PAGE = '100';

/** Replays the decided cases under a draft, one page of cases after the other, until all are done or it is stopped. */
export function useReplay() {
  const api = useApi();
  const [replay, setReplay] = useState<Replay>();
  /** The replay that goes on. Any other one ends with its page. */
  const current = useRef(0);
  // A page that is left asks for no more.
  useEffect(
    () => () => {
      current.current += 1;
    },
    [],
  );
  const run = async (draft: unknown, agency: string | undefined): Promise<void> => {
    current.current += 1;
    const own = current.current;
    const body: { basedOn: string; sources: Record<string, string> } = Object(draft);
    let found = NOTHING;
    let next: string | undefined;
    setReplay(undefined);
    do {
      const query = { limit: CASES_A_PAGE, agency, next };
      const page = await taken(api.POST('/v1/staff/what-if', { params: { path: {}, query }, body }));
      if (current.current !== own) return;
      next = page.next;
      found = {
        state: next === undefined ? 'DONE' : 'UNDER_WAY',
        read: found.read + page.read,
        decided: found.decided + page.decided,
        changes: [...found.changes, ...page.changes],
      };
      setReplay(found);
    } while (next !== undefined);
  };
  const stop = (): void => {
    current.current += 1;
    setReplay((found) => found && { ...found, state: 'STOPPED' });
  };
  return { replay, run, stop };
}
