import type { Page } from 'playwright-core';
import type { Language } from '../../../shared/contracts/portal-pages.ts';
import type { Applicant, TourWorld } from './tour-world.ts';

/**
 * Who looks at a page. `nobody`, the applicants, `staff` and `auditor` come with the sign-in of the tests. A `stranger`
 * has none and meets the sign-in pages of the local run; `withoutScript` is a stranger who sees them without script.
 */
export type Visitor = 'nobody' | Applicant | 'staff' | 'auditor' | 'stranger' | 'withoutScript';

/** What is answered in the service's place: a status alone, a status with a body, or nothing at all. */
export type StandIn = number | 'held' | { readonly status: number; readonly body: object | string };

export type StandIns = Readonly<Record<string, StandIn>>;

/** One page in one state. */
export interface View {
  /** What it shows; also the name of its picture. */
  readonly name: string;
  /** The page as its area lists it, such as `/applications/:applicationId`; for a sign-in page, what makes it. */
  readonly of: string;
  readonly visitor: Visitor;
  /** The address without language; the guide adds that. */
  readonly path: string | ((world: TourWorld, language: Language) => string);
  /** Answers in the service's place, by the pattern of their address. */
  readonly answers?: StandIns | (() => Promise<StandIns>);
  /** What the visitor does until the state is there. It is the same in both languages, so it goes by ids and keys. */
  readonly act?: (page: Page, world: TourWorld) => Promise<void>;
  /** Complaints of the browser to expect, such as an answer of 503. */
  readonly expected?: RegExp;
  /** The language of its picture in docs/screenshots, if it has one. */
  readonly picture?: 'zh' | 'en';
}

/** A service that is down, as a proxy in front of it says so. */
export const DOWN = 503;

/** A refusal by the service. */
export function refusal(status: number, slug: string, title: string): StandIn {
  return { status, body: { type: `/problems/${slug}`, title, status, detail: title, instance: 'request-1' } };
}

/** Sends the form of the page. */
export async function sendForm(page: Page): Promise<void> {
  await page.locator('form button[type=submit]').click();
}

/** Makes views of one page as one visitor sees it. Each adds what is different in it. */
export function viewsOf(of: string, visitor: Visitor, path: View['path'] = of) {
  return (name: string, more: Partial<View> = {}): View => ({ name, of, visitor, path, ...more });
}
