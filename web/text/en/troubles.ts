import type { TroublesText } from '../zh/troubles.ts';

export const troublesText: TroublesText = {
  unreachable:
    'The service cannot be reached at the moment. What you have entered is still on this page. Please try again.',
  unavailable:
    'The service is busy and has not accepted this yet. Please try again later; sending it twice has no effect.',
  reading: {
    unreachable: 'The service cannot be reached at the moment. Please try again.',
    unavailable: 'The service is busy. Please try again later.',
    signInNeeded: 'Your sign-in has ended. Please sign in again.',
  },
  signInNeeded: 'Your sign-in has ended. Please sign in again. What you have entered is kept on this device.',
  forbidden: 'Your account may not do this.',
  notFound: 'What you are looking for was not found.',
  tooMany: 'Too many requests. Please try again later.',
  retryIn: (wait) => `You can try again in ${wait}.`,
  retryNow: 'You can try again now.',
  wait: {
    seconds: (count) => (count === 1 ? '1 second' : `${count} seconds`),
    minutes: (count) => `${count} minutes`,
    hours: (count) => `${count} hours`,
  },
  unexpected: (requestId) =>
    `Something went wrong and has been recorded. Please try again later, or give your agency the number ${requestId}.`,
  retry: 'Try again',
};
