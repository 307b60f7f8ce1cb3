import { type ComponentType, lazy } from 'react';

export interface StaffPage {
  /** The path without language, as wouter matches it; its parts go to the page as `params`. */
  readonly path: string;
  readonly Page: ComponentType;
}

/** The pages of the staff desk, all behind the sign-in. A new page is a file and a line. */
export const staffPages: readonly StaffPage[] = [
  page('/staff/tasks', async () => (await import('./tasks/tasks-page.tsx')).TasksPage),
];

function page(path: string, load: () => Promise<ComponentType>): StaffPage {
  return { path, Page: lazy(async () => ({ default: await load() })) };
}
