import { refusalPageText as en } from '../../text/en/citizen-refusal-page.ts';
import { refusalPageText as zh } from '../../text/zh/citizen-refusal-page.ts';

/** The words of pages that few open. They come with them in both languages, and not with every page. */
export const REFUSAL_PAGE_TEXT = { zh, en } as const;
