import { objectionText as en } from '../../text/en/citizen-objection.ts';
import { objectionText as zh } from '../../text/zh/citizen-objection.ts';

/** The words of a page that few open. They come with it in both languages, and not with every page. */
export const OBJECTION_TEXT = { zh, en } as const;
