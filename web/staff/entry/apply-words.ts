import { applyText as en } from '../../text/en/apply.ts';
import { programmeText as programmeEn } from '../../text/en/programme.ts';
import { applyText as zh } from '../../text/zh/apply.ts';
import { programmeText as programmeZh } from '../../text/zh/programme.ts';

/** The words of the citizens' form, in which the desk enters the same application. */
export const APPLY_TEXT = { zh, en } as const;
export const PROGRAMME_TEXT = { zh: programmeZh, en: programmeEn } as const;
