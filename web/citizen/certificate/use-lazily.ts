import { useCallback, useEffect, useState } from 'react';
import { readOccupations } from '../../public/rank-occupations.ts';

/** Something that loads when it is first needed; a load that failed is tried again at the next need. */
export function useLazily<Loaded>(read: () => Promise<Loaded>, needed: boolean) {
  const [loaded, setLoaded] = useState<Loaded>();
  const load = useCallback(() => {
    read().then(setLoaded, () => undefined);
  }, [read]);
  useEffect(() => {
    if (needed) load();
  }, [needed, load]);
  return { loaded, load };
}

async function readList() {
  const { OCCUPATION_LINES } = await import('./occupation-list.ts');
  return readOccupations(OCCUPATION_LINES);
}

async function readRules() {
  const { amountsByLevel } = await import('./rules.ts');
  return { amountsByLevel };
}

/** The occupations with their pinyin, 17 kB. */
export function useOccupations(needed: boolean) {
  return useLazily(readList, needed);
}

/** What each level is worth. */
export function useAmounts(needed: boolean) {
  return useLazily(readRules, needed).loaded?.amountsByLevel;
}
