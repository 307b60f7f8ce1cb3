import { change, read } from './table.mjs';

export async function handler({ id }) {
  const item = await read(id);
  if (item.phase === 'CHECKING') await change(id, { phase: 'REVIEW' });
  return { id, phase: item.phase === 'CHECKING' ? 'REVIEW' : item.phase, until: item.until };
}
