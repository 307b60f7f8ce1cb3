import type { OwnAccessesText } from '../zh/citizen-accesses.ts';

export const ownAccessesText: OwnAccessesText = {
  title: 'Who has seen my application',
  intro:
    'Each time a member of staff opens your application, it is recorded. You see their duty, office, time and purpose, not their name.',
  open: 'See the records',
  close: 'Hide the records',
  loading: 'Looking for the records…',
  empty: 'No member of staff has seen this application yet.',
  more: 'Earlier records',
  roles: {
    reviewer: 'Verification',
    'fund-reviewer': 'Fund review',
    supervisor: 'Objections and oversight',
    payer: 'Payment',
    auditor: 'Audit',
  },
  targets: {
    TASK: 'read the application and the results of the checks',
    CASE_FILE: 'read the case file',
    AUDIT_TRAIL: 'read the record of how it was handled',
    ACCESS_RECORDS: 'read these records',
    SEARCH_RESULT: 'saw it in the results of a search',
  },
  purposes: {
    DECISION: 'to decide',
    CASE_WORK: 'to work on it',
    SUPERVISION: 'for oversight',
    SEARCH: 'for a search',
  },
  sentence: (who, did, why) => `${who}: ${did} ${why}.`,
};
