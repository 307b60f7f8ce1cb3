import { type ComponentType, lazy } from 'react';
import type { Opening } from '../opening.ts';
import type { CitizenText } from '../text/zh/citizen.ts';

export interface CitizenPage {
  /** The path without language, as wouter matches it; its parts go to the page as `params`. */
  readonly path: string;
  readonly access: 'everybody' | 'signed-in';
  readonly Page: ComponentType;
  /** Loads the script of the page before it is shown. */
  readonly load: () => Promise<unknown>;
  /** What can stand there before the script of the page and the person are there. */
  readonly opening?: OpeningIn | undefined;
}

type OpeningIn = (text: CitizenText) => Opening;

/** The pages of citizens. A new page is a file and a line; its script loads when somebody opens it. */
export const citizenPages: readonly CitizenPage[] = [
  page(
    '/check',
    'everybody',
    async () => (await import('./check/check-page.tsx')).CheckPage,
    ({ check }) => check,
  ),
  page(
    '/apply',
    'signed-in',
    async () => (await import('./apply/apply-page.tsx')).ApplyPage,
    ({ apply }) => apply,
  ),
  page(
    '/applications',
    'signed-in',
    async () => (await import('./applications/applications-page.tsx')).ApplicationsPage,
    ({ applications }) => applications,
  ),
  page(
    '/applications/refusals',
    'signed-in',
    async () => (await import('./refusals/refusals-page.tsx')).RefusalsPage,
    ({ refusal }) => ({ title: refusal.listTitle, intro: refusal.intro }),
  ),
  page(
    '/applications/refusals/:receiptNumber',
    'signed-in',
    async () => (await import('./refusals/refusal-page.tsx')).RefusalPage,
    ({ refusal }) => ({ title: refusal.title }),
  ),
  page(
    '/applications/:applicationId',
    'signed-in',
    async () => (await import('./applications/application-page.tsx')).ApplicationPage,
  ),
  page(
    '/applications/:applicationId/print',
    'signed-in',
    async () => (await import('./applications/receipt-page.tsx')).ReceiptPage,
  ),
  page(
    '/applications/:applicationId/correction',
    'signed-in',
    async () => (await import('./correction/correction-page.tsx')).CorrectionPage,
    ({ correction }) => ({ title: correction.title }),
  ),
  page(
    '/applications/:applicationId/payee',
    'signed-in',
    async () => (await import('./change/change-page.tsx')).PayeePage,
    ({ payee }) => ({ title: payee.title }),
  ),
  page(
    '/applications/:applicationId/contact',
    'signed-in',
    async () => (await import('./change/change-page.tsx')).ContactPage,
    ({ contact }) => ({ title: contact.title }),
  ),
  page(
    '/notices/:noticeId/entries/:serial/objection',
    'everybody',
    async () => (await import('./objection/objection-page.tsx')).ObjectionPage,
    ({ objection }) => objection,
  ),
  page(
    '/objections',
    'everybody',
    async () => (await import('./objection/outcome-page.tsx')).OutcomePage,
    ({ outcome }) => ({ title: outcome.title }),
  ),
];

function page(
  path: string,
  access: CitizenPage['access'],
  load: () => Promise<ComponentType>,
  opening?: OpeningIn,
): CitizenPage {
  return { path, access, Page: lazy(async () => ({ default: await load() })), load, opening };
}
