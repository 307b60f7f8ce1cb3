import type { StaffText } from '../zh/staff.ts';
import { caseText } from './case.ts';
import { deskText } from './staff-desk.ts';
import { troublesText } from './troubles.ts';

export const staffText: StaffText = {
  frame: {
    deskName: 'Subsidy staff desk',
    skipToContent: 'Skip to content',
    pagesLabel: 'Pages',
    pages: {
      tasks: 'Tasks',
      applications: 'Cases',
      entry: 'Counter entry',
      search: 'Search',
      notices: 'Public notices',
      objections: 'Key an objection',
      batches: 'Payment batches',
      budget: 'Budgets',
      whatIf: 'What if',
      reports: 'Reports',
      retention: 'Retention',
      delegations: 'Deputies',
    },
  },
  case: caseText,
  desk: deskText,
  troubles: troublesText,
  loading: 'Loading…',
  session: {
    signOut: 'Sign out',
    signingIn: 'Signing in…',
    signInFailed: 'The sign-in was not completed. Please try again.',
    signInAgain: 'Sign in again',
    signedOut: 'You are signed out',
  },
  tasks: {
    title: 'Tasks',
    intro:
      'In the order in which they are due, those overdue first. Open one to compare what was declared with the registers, and decide.',
    loading: 'Loading tasks…',
    empty: 'No tasks.',
    kind: 'Kind',
    application: 'Application number',
    agency: 'Agency',
    openedAt: 'Opened',
    dueAt: 'Due',
    overdue: 'Overdue',
    more: 'Next page',
  },
  notFound: { title: 'There is no such page', back: 'To the tasks' },
};
