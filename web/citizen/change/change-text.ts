import { changeText as en } from '../../text/en/change.ts';
import { changeText as zh } from '../../text/zh/change.ts';

/** The words of pages that few open. They come with them in both languages, and not with every page. */
export const CHANGE_TEXT = { zh, en } as const;
