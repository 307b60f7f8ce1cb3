import type { PublicText } from '../zh/public.ts';
import { caseLabelsText } from './case-labels.ts';
import { frameText } from './frame.ts';
import { listsText } from './public-lists.ts';

export const publicText: PublicText = {
  frame: frameText,
  case: caseLabelsText,
  lists: listsText,
  start: {
    title: 'Vocational certificate subsidy',
    who: 'Who can claim',
    whoText: (from, to) =>
      `Employees of enterprises in this city with a vocational qualification or skill level certificate issued from ${from} to ${to}`,
    howMuch: 'How much',
    amountsText: (least, most) => `${least} to ${most}`,
    byLevel: 'a certificate, by its level',
    untilWhen: 'Until when',
    untilWhenText: (months) => `Within ${months} months of the day on which the certificate was issued`,
    apply: 'Apply',
    check: 'Check first whether I can apply',
    mine: 'See how my application stands',
    toRead: 'Rules and notices',
    standards: 'Subsidy standards and time limits',
    agencies: 'Telephone numbers of the agencies',
  },
  standards: {
    title: 'Subsidy standards',
    amounts: 'Subsidy by level',
    level: 'Level of the certificate',
    amount: 'Subsidy',
    conditions: 'Conditions',
    applicants: 'Who can claim',
    issuedBetween: 'Certificate issued',
    period: (from, to) => `${from} to ${to}`,
    certificates: 'Kinds of certificates',
    monthsToApply: 'Time to apply',
    months: (months) => `within ${months} months of the day of issue`,
    annualLimit: 'Limits',
    times: (times) =>
      times === null
        ? 'once for the same occupation and level'
        : `at most ${times} times a person a year, and once for the same occupation and level`,
    insuredMonths: 'Unemployment insurance',
    monthsInsured: (months) => `contributions paid for ${months} months in sum`,
    occupations: 'Occupations',
    occupationsLink: 'List of occupations',
    steps: 'Time limits',
    review: 'Review',
    publicity: 'Public notice',
    objections: 'Decision on objections',
    payment: 'Payment',
    workingDays: (days) => `within ${days} working days`,
    publicityDays: (days) => `${days} working days`,
    days: (days) => `within ${days} days of the end of the public notice`,
    sources: 'Sources',
  },
  notFound: {
    title: 'There is no such page',
    text: 'The address may be wrong, or the page has moved.',
    back: 'To the start page',
  },
  failed: {
    title: 'The service is not available at the moment',
    text: (requestId) => `Please try again later, or give your agency the number ${requestId}.`,
    back: 'To the start page',
  },
};
