import { change, now, read } from './table.mjs';

let first;
let ticks = 0;

export async function handler() {
  ticks += 1;
  first ??= now();
  const watched = await read('watched');
  if (watched || ticks === 1) await change('sweep', { first, last: now(), ticks, seen: watched?.phase ?? 'nothing' });
}
