import type { TroublesText } from '../zh/troubles.ts';

export const troublesText: TroublesText = {
  unreachable:
    'The service cannot be reached at the moment. What you have entered is still on this page. Please try again.',
  unavailable:
    'The service is busy and has not accepted this yet. Please try again later; sending it twice has no effect.',
  signInNeeded: 'Your sign-in has ended. Please sign in again. What you have entered is kept on this device.',
  forbidden: 'Your account may not do this.',
  notFound: 'What you are looking for was not found.',
  tooMany: 'Too many requests. Please try again later.',
  unexpected: (requestId) =>
    `Something went wrong and has been recorded. Please try again later, or give your agency the number ${requestId}.`,
  retry: 'Try again',
};
