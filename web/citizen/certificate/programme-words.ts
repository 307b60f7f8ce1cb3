import { programmeText as en } from '../../text/en/programme.ts';
import { programmeText as zh } from '../../text/zh/programme.ts';

/** The words of the choice of a programme. They come with it in both languages, and not with every page. */
export const PROGRAMME_TEXT = { zh, en } as const;
