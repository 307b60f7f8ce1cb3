/** A page that is answered with a file of its own, in which its heading and first words stand. */
interface OwnShell {
  /** The script of the page. */
  readonly source: string;
  /** The page as its area lists it. */
  readonly page: string;
}

/** The pages that have a file of their own, by the name of the file. */
export const ownShells: Readonly<Record<string, OwnShell>> = {
  'citizen-check': { source: 'citizen/check/check-page.tsx', page: '/check' },
  'citizen-apply': { source: 'citizen/apply/apply-page.tsx', page: '/apply' },
  'citizen-applications': { source: 'citizen/applications/applications-page.tsx', page: '/applications' },
  'citizen-objection': {
    source: 'citizen/objection/objection-page.tsx',
    page: '/notices/:noticeId/entries/:serial/objection',
  },
  'citizen-objections': { source: 'citizen/objection/outcome-page.tsx', page: '/objections' },
  'staff-tasks': { source: 'staff/tasks/tasks-page.tsx', page: '/staff/tasks' },
};
