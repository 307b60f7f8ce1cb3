import type { DeskText } from '../zh/staff-desk.ts';

export const searchText: DeskText['search'] = {
  title: 'Search',
  intro:
    'Finds cases by ID number, phone or certificate number. Each search is recorded with its purpose, and applicants can see that somebody searched.',
  by: 'Search by',
  kinds: { idNumber: 'ID number', phone: 'Phone', certificateNumber: 'Certificate number' },
  number: 'Number',
  numberHint:
    'A former phone and a certificate number that was corrected find the case too. The number stands in no address and is not kept on this device.',
  purpose: 'Purpose',
  purposeHint: '4 to 200 characters, such as: the applicant asks at the counter how the case stands. It is recorded.',
  submit: 'Search',
  needed: {
    by: 'Choose what to search by',
    number:
      'Enter the whole number: an ID number has 18 characters, a phone 11 digits, a certificate number 4 to 40 letters and digits',
    purpose: 'Enter the purpose of the search, 4 to 200 characters. Nobody searches without a purpose.',
  },
  own: 'Nobody searches for their own case. Ask a colleague to search.',
  limitsTitle: 'What is not found',
  limits: {
    agency: 'Only cases of your agency are found. Those that have no agency yet are found by the city.',
    refused:
      'Applications that were refused at once are found by the city only, by ID number, not by the other numbers.',
    recent: 'By phone and certificate number, a case is found some seconds after it was submitted.',
  },
  found: (count) => (count === 0 ? 'No case found' : count === 1 ? '1 case found' : `${count} cases found`),
  incomplete: 'There are more cases than are listed. Search by ID number.',
  name: 'Applicant',
  idNumber: 'ID number',
  refusedAtOnce: 'Refused at once',
};

export const entryText: DeskText['entry'] = {
  title: 'Counter entry',
  intro:
    'Enters an application for an applicant at the counter, or for their agent. Check the identity card of whoever is here, and copy from the certificate and the bank card.',
  decides: 'You decide nothing in an application that you enter, at any stage.',
  notDecided: 'You entered this case at the counter, so somebody else decides it. You can read it.',
  keeps: 'What you enter is not kept on this device, and is gone when you leave the page.',
  notOffered: 'Your role does not enter applications. Reviewers, fund reviewers and supervisors do.',
  presenter: 'Who is here',
  presentedBy: 'Who presents it',
  presenters: { SELF: 'The applicant', AGENT: 'An agent' },
  agent: {
    title: 'The agent',
    name: 'Name of the agent',
    idNumber: 'ID number of the agent',
    relation: 'What they are to the applicant',
    relationHint: 'In Chinese, such as the words for spouse, child or authorised agent',
  },
  phoneHint: 'Results are sent to this number. At the counter it needs no code: read it back to the person.',
  submit: 'Check',
  needed: {
    presentedBy: 'Choose who presents it',
    agentName: 'Enter the name of the agent, 2 to 50 characters',
    agentIdNumber: 'Enter the ID number of the agent, 18 characters, not the one of the applicant',
    agentRelation: 'Enter what the agent is to the applicant, 2 to 20 characters',
  },
  own: 'Nobody enters their own application. Ask a colleague to enter it.',
  check: {
    eligible: 'It can be accepted',
    refused: 'It does not meet the conditions',
    changed: 'After a change in the form it must be checked again.',
    programme: 'Programme',
    lastDay: 'Last day to apply',
    warnings: 'This looks unusual. Compare it with the certificate and the bank card',
    enter: 'Enter the application',
    enterRefused: 'Send it all the same, for a refusal receipt',
    refusedHint:
      'Send it where the applicant wants a result in writing. The receipt has the reasons, and how the refusal can be challenged.',
  },
  receipt: {
    taken: 'Accepted',
    takenText:
      'The application is accepted and is being checked. Results are sent to the phone of the applicant, who can follow it in the portal under “My applications”.',
    refused: 'Refused at once',
    notAgain: 'It cannot be applied for again now',
    refusedNumber: 'Number of the refusal receipt',
    kept: 'Print it for the applicant, who can read it again in the portal for two years and ask for a review there.',
    reasons: 'Reasons',
    basis: 'Legal basis',
    presenter: (who) => `Presented by: ${who}`,
    handledBy: (who, at) => `Entered by: ${who}, printed at ${at}`,
    print: 'Print',
    another: 'Enter another one',
  },
};
