import { change, now } from './table.mjs';

export async function handler({ id, error }) {
  await change(id, { phase: error ? 'PARKED' : 'DONE', finishedAt: now(), ...(error && { error }) });
  return { id };
}
