import { checkText as en } from '../../text/en/check.ts';
import { checkText as zh } from '../../text/zh/check.ts';

/** The words of a page that few open. They come with it in both languages, and not with every page. */
export const CHECK_TEXT = { zh, en } as const;
