import type { CitizenText } from '../zh/citizen.ts';
import { applyText } from './apply.ts';
import { caseLabelsText } from './case-labels.ts';
import { checkOpening } from './check-opening.ts';
import { contactText, payeeText } from './citizen-change.ts';
import { correctionText } from './citizen-correction.ts';
import { objectionOpening } from './citizen-objection-opening.ts';
import { refusalText } from './citizen-refusal.ts';
import { frameText } from './frame.ts';
import { ownCaseText } from './own-case.ts';
import { phoneCodeText } from './phone-code.ts';
import { troublesText } from './troubles.ts';

export const citizenText: CitizenText = {
  frame: frameText,
  case: caseLabelsText,
  ownCase: ownCaseText,
  troubles: troublesText,
  loading: 'Loading…',
  session: {
    signIn: 'Sign in',
    signOut: 'Sign out',
    signingIn: 'Signing in…',
    signInFailed: 'The sign-in was not completed. Please try again.',
    signedOutTitle: 'You are signed out',
    signedOut: 'Drafts on this device have been deleted.',
    signInAgain: 'Sign in again',
  },
  correction: correctionText,
  payee: payeeText,
  contact: contactText,
  refusal: refusalText,
  objection: objectionOpening,
  outcome: { title: 'Look up an objection' },
  applications: {
    title: 'My applications',
    intro:
      'Each one says where it is, what comes next, and whether you need to do anything. Open one to see the whole course, the publicity period and the result.',
    loading: 'Looking for your applications…',
    empty: 'No applications yet. With your certificate at hand, applying takes about 5 minutes.',
    apply: 'Apply',
    number: 'Application number',
    amount: 'Subsidy',
    submittedAt: 'Submitted',
    attempt: (attempt) => `Attempt ${attempt}`,
    open: 'See the progress',
    more: 'More applications',
  },
  apply: applyText,
  check: checkOpening,
  phoneCode: phoneCodeText,
  notFound: {
    title: 'There is no such page',
    text: 'The address may be wrong, or the page has moved.',
    back: 'To the start page',
  },
};
