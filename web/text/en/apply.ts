import type { Texts } from '../texts.ts';
import type { applyText as chineseApply } from '../zh/apply.ts';
import { caseLabelsText } from './case-labels.ts';

const fields = caseLabelsText.correctableFields;

const warnings: Readonly<Record<string, string>> = {
  certificateNumber: 'This is not the usual form of a number of such a certificate. Please compare it.',
  accountNumber: 'This number does not pass the check of bank card numbers. Please compare it.',
};

export const applyText: Texts<typeof chineseApply> = {
  title: 'Apply',
  intro:
    'Have your certificate and your own bank card or social-security card at hand, and copy from the certificate. It takes about 5 minutes.',
  kept: 'What you enter is kept on this device, for 7 days at most, and deleted when you send it or sign out.',
  forget: 'This is not my device',
  forgotten: 'What was kept on this device is deleted. What you enter from now on is not kept.',
  restored: 'What you entered last time is back.',
  person: 'Applicant',
  certificate: 'Certificate',
  payee: 'Where the money goes',
  labels: {
    name: fields['applicant.name'],
    idNumber: 'ID number',
    socialSecurityNumber: fields['applicant.socialSecurityNumber'],
    phone: fields['applicant.phone'],
    phoneCode: 'Code in the text message',
    applicantCategory: 'Who you are',
    certificateCategory: fields['certificate.category'],
    certificateNumber: fields['certificate.number'],
    occupationCode: fields['certificate.occupationCode'],
    level: fields['certificate.level'],
    programme: 'Programme',
    issuedOn: fields['certificate.issuedOn'],
    payeeKind: fields['payee.kind'],
    bankName: fields['payee.bankName'],
    accountNumber: fields['payee.accountNumber'],
  },
  faults: {
    name: 'Enter your name: 2 to 50 Chinese characters or letters, with · between parts.',
    idNumber: 'Enter your own ID number of 18 characters.',
    socialSecurityNumber: 'Enter your personal social insurance number.',
    phone: 'Enter a mobile phone number of 11 digits.',
    phoneCode: 'Get the code of 6 digits and enter it.',
    applicantCategory: 'Choose who you are.',
    certificateCategory: 'Choose the kind of certificate.',
    certificateNumber: 'Enter the certificate number: 4 to 40 letters and digits.',
    occupationCode: 'Find your occupation and choose it.',
    level: 'Choose the level.',
    programme: 'Choose a programme.',
    issuedOn: 'Enter the date of issue, such as year 2021, month 5, day 20.',
    payeeKind: 'Choose where the money goes.',
    bankName: 'Enter the bank, at least 2 characters.',
    accountNumber: 'Enter an account number of 16 to 19 digits.',
  },
  fromSignIn: 'From your sign-in; it cannot be changed',
  cardTellsBank: 'May be left empty for a social-security card',
  phoneHint: 'Results are sent to this number. If it is not the one you signed in with, you need a code from it.',
  dateHint: 'For example: year 2021, month 5, day 20',
  parts: { year: 'Year', month: 'Month', day: 'Day' },
  occupationHint: 'Name, pinyin, initials or code, such as hangong (welder), hg or 6-18-02-04',
  occupationChoice: 'What was found',
  occupationChosen: 'Chosen:',
  unnamedOccupation: 'By the code on the certificate',
  occupationsFound: (total, shown) => {
    if (total === 0) return 'Nothing found. Try another word, or the code on the certificate.';
    return total > shown ? `${total} found; the first ${shown} are shown.` : `${total} found.`;
  },
  applicantCategories: caseLabelsText.applicantCategories,
  payeeKinds: { BANK_ACCOUNT: 'Bank account', SOCIAL_SECURITY_CARD: 'Social security card' },
  noAmount: 'no subsidy',
  summary: (faultCount) => (faultCount === 1 ? '1 correction is needed' : `${faultCount} corrections are needed`),
  warningsTitle: 'Please check',
  warningsText: 'This looks unusual. If it is as on your certificate or bank card, you can go on.',
  warning: (field) => warnings[field] ?? 'This looks unusual.',
  confirm: 'I have checked; send it',
  send: 'Send the application',
  sending: 'Sending…',
  refusedTitle: 'The conditions are not met',
  notAgainTitle: 'You cannot apply again at present',
  correctable: 'You can correct this and apply again.',
  answered:
    'What you sent before was answered: please see “My applications”. If you still need to send what stands here, send it again.',
  toApplications: 'My applications',
  remedies: (agency, review, organ, reconsideration, litigation) =>
    `You can ask ${agency} for a review within ${review} days of receiving this, ${organ} for reconsideration within ${reconsideration} days, or sue within ${litigation} months of learning of it. Telephone:`,
  signInUnkept: 'Your sign-in has ended. Nothing was kept on this device, so you enter it again after you sign in.',
  sentElsewhere: 'This application was sent or deleted in another window.',
};
