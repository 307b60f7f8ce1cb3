import type { Texts } from '../texts.ts';
import type { checkOpening as chinese } from '../zh/check-opening.ts';

export const checkOpening: Texts<typeof chinese> = {
  title: 'Can I apply?',
  intro: 'Five questions. No sign-in is needed and nothing is sent.',
};
