import { ownAccessesText as en } from '../../text/en/citizen-accesses.ts';
import { ownAccessesText as zh } from '../../text/zh/citizen-accesses.ts';

/** The words of a part that few open. They come with it in both languages, and not with every page. */
export const OWN_ACCESSES_TEXT = { zh, en } as const;
