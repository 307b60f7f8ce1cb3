import { outcomeText as en } from '../../text/en/citizen-objection-outcome.ts';
import { outcomeText as zh } from '../../text/zh/citizen-objection-outcome.ts';

/** The words of a page that few open. They come with it in both languages, and not with every page. */
export const OUTCOME_TEXT = { zh, en } as const;
