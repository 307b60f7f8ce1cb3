import type { IconName } from './icon.tsx';

/** What a state means to its reader. Each has a colour and an icon, and always a word of its own beside them. */
export type Tone = 'info' | 'waiting' | 'done' | 'attention' | 'error';

export const TONE_ICON: Readonly<Record<Tone, IconName>> = {
  info: 'info',
  waiting: 'waiting',
  done: 'done',
  attention: 'attention',
  error: 'error',
};
