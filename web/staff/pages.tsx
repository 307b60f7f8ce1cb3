import { type ComponentType, lazy } from 'react';
import type { Opening } from '../opening.ts';
import type { StaffText } from '../text/zh/staff.ts';

export interface StaffPage {
  /** The path without language, as wouter matches it; its parts go to the page as `params`. */
  readonly path: string;
  readonly Page: ComponentType;
  /** Loads the script of the page before it is shown. */
  readonly load: () => Promise<unknown>;
  /** What can stand there before the script of the page and the person are there. */
  readonly opening?: OpeningIn | undefined;
}

type OpeningIn = (text: StaffText) => Opening;

/** The pages of the staff desk, all behind the sign-in. A new page is a file and a line. */
export const staffPages: readonly StaffPage[] = [
  page(
    '/staff/tasks',
    async () => (await import('./tasks/tasks-page.tsx')).TasksPage,
    ({ tasks }) => tasks,
  ),
  page('/staff/tasks/:taskId', async () => (await import('./tasks/task-page.tsx')).TaskPage),
  page('/staff/applications', async () => (await import('./applications/applications-page.tsx')).ApplicationsPage),
  page('/staff/applications/:applicationId', async () => (await import('./applications/case-page.tsx')).CasePage),
  page(
    '/staff/entries',
    async () => (await import('./entry/entry-page.tsx')).EntryPage,
    ({ desk }) => ({ title: desk.entry.title, intro: desk.entry.intro }),
  ),
  page(
    '/staff/searches',
    async () => (await import('./search/search-page.tsx')).SearchPage,
    ({ desk }) => ({ title: desk.search.title, intro: desk.search.intro }),
  ),
  page('/staff/notices', async () => (await import('./notices/notices-page.tsx')).NoticesPage),
  page('/staff/objections', async () => (await import('./objection/objection-page.tsx')).ObjectionPage),
  page('/staff/batches', async () => (await import('./batches/batches-page.tsx')).BatchesPage),
  page('/staff/batches/:batchId', async () => (await import('./batches/batch-page.tsx')).BatchPage),
  page('/staff/budget', async () => (await import('./budget/budget-page.tsx')).BudgetPage),
  page('/staff/what-if', async () => (await import('./what-if/what-if-page.tsx')).WhatIfPage),
  page('/staff/reports', async () => (await import('./reports/reports-page.tsx')).ReportsPage),
  page('/staff/retention', async () => (await import('./retention/plans-page.tsx')).PlansPage),
  page('/staff/retention/:planId', async () => (await import('./retention/plan-page.tsx')).PlanPage),
  page('/staff/delegations', async () => (await import('./sharing/delegations-page.tsx')).DelegationsPage),
];

function page(path: string, load: () => Promise<ComponentType>, opening?: OpeningIn): StaffPage {
  return { path, Page: lazy(async () => ({ default: await load() })), load, opening };
}
