import type { DeskText } from '../zh/staff-desk.ts';

export const whatIfText: DeskText['whatIf'] = {
  title: 'What if',
  intro:
    'Replays the decided cases under a draft of a policy: which decisions or amounts would change, and by which clause. Nothing is written, and the service does not keep the draft.',
  file: 'Choose the draft’s file (JSON)',
  draft: 'Draft of the policy',
  draftHint:
    'JSON. basedOn names the policy that the draft would change; name only the figures that change; sources gives the clause behind each, as in {"basedOn":"dalian-2019-2021","monthsToApply":6,"sources":{"monthsToApply":"Circular no. 12, clause 3"}}',
  draftNeeded: 'Choose the draft’s file, or paste valid JSON',
  submit: 'Replay',
  stop: 'Stop',
  result: 'Result',
  states: {
    UNDER_WAY: 'The replay goes on. This is the result so far.',
    STOPPED: 'The replay was stopped. This is the result of a part of the cases.',
    DONE: 'The replay is complete.',
  },
  found: (read, decided, changed) =>
    `${read} cases read, of which ${decided} were decided; ${changed} of those would change, or it cannot be told.`,
  sums: 'By month of submission and agency',
  month: 'Month of submission',
  cases: 'Cases',
  before: 'Amount now',
  after: 'Under the draft',
  difference: 'Difference',
  possible: 'At most besides',
  unknown: 'Cannot be told',
  inAll: 'In all',
  changes: 'Cases that would change',
  kind: 'Change',
  why: 'Reason and clause',
  by: (clauses) => (clauses === '' ? '' : ` By: ${clauses}`),
  kinds: {
    AMOUNT: 'Another amount',
    REFUSED: 'No longer eligible',
    NOT_REFUSED: 'No longer refused for this (review to come)',
    CANNOT_BE_TOLD: 'Cannot be told',
  },
  first: (count) => `Only the first ${count} are listed. An operator can list all of them by npm run what-if.`,
};
