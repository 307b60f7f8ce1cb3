import type { Opening } from './opening.tsx';

/** A page that is answered with a file of its own. */
interface OwnShell {
  readonly source: string;
  /** The page as its area lists it, where the file shows its heading. */
  readonly opening?: { readonly name: Opening; readonly page: string };
}

/** The script of each page that has a file of its own, and what the file shows before the script runs. */
export const ownShells: Readonly<Record<string, OwnShell>> = {
  'citizen-check': {
    source: 'citizen/check/check-page.tsx',
    opening: { name: 'check', page: '/check' },
  },
  'citizen-apply': { source: 'citizen/apply/apply-page.tsx' },
  'citizen-applications': { source: 'citizen/applications/applications-page.tsx' },
  'citizen-objection': {
    source: 'citizen/objection/objection-page.tsx',
    opening: { name: 'objection', page: '/notices/:noticeId/entries/:serial/objection' },
  },
  'citizen-objections': {
    source: 'citizen/objection/outcome-page.tsx',
    opening: { name: 'objections', page: '/objections' },
  },
  'staff-tasks': { source: 'staff/tasks/tasks-page.tsx' },
};
