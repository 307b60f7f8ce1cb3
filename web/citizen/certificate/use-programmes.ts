import { serviceTime } from '../../api/service-time.ts';
import { useLazily } from './use-lazily.ts';

async function readProgrammes() {
  const [{ checkHere, programmesOn }, now] = await Promise.all([import('./rules.ts'), serviceTime()]);
  return { checkHere, programmesOn, now };
}

/** Which programmes cover a certificate, and what each says at the time of the service. */
export function useProgrammes(needed: boolean) {
  return useLazily(readProgrammes, needed).loaded;
}
