import type { DeskText } from '../../text/zh/staff-desk.ts';

const DAY = 86_400_000;

/** How long a task has been open, in words. @param asOf now, by the service's clock */
export function ageText(openedAt: string, asOf: string, words: DeskText['queue']): string {
  return words.age(Math.max(0, Math.floor((Date.parse(asOf) - Date.parse(openedAt)) / DAY)));
}

/** How long a task may still take, or how late it is, in words. */
export function dueText(dueAt: string, asOf: string, words: DeskText['queue']): string {
  const left = Date.parse(dueAt) - Date.parse(asOf);
  return left < 0 ? words.late(Math.floor(-left / DAY)) : words.left(Math.floor(left / DAY));
}
