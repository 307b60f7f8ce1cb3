import type { DeskText } from '../../text/zh/staff-desk.ts';

const DAY = 86_400_000;

/** How long a task may still take, or how late it is, in words. */
export function dueText(dueAt: string, asOf: string, words: DeskText['queue']): string {
  const left = Date.parse(dueAt) - Date.parse(asOf);
  return left < 0 ? words.late(Math.floor(-left / DAY)) : words.left(Math.floor(left / DAY));
}
