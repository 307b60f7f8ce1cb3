/** What the build is given: the scripts of the three areas, and the two style sheets that their pages link. */
export const ENTRIES = {
  citizen: 'citizen/main.tsx',
  staff: 'staff/main.tsx',
  local: 'local/main.tsx',
  portalStyles: 'design/portal.css',
  staffStyles: 'design/staff.css',
} as const;
