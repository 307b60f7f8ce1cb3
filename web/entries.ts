/** What the build is given: the scripts of the three areas, what they begin with, and the style sheets. */
export const ENTRIES = {
  /** The session, which the pages of citizens and staff name first. */
  session: 'session/page-session.ts',
  citizen: 'citizen/main.tsx',
  staff: 'staff/main.tsx',
  local: 'local/main.tsx',
  portalStyles: 'design/portal.css',
  staffStyles: 'design/staff.css',
} as const;
