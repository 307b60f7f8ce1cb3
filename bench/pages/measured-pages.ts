/** A page whose largest paint is measured. */
export interface MeasuredPage {
  readonly path: string;
  /** What is on the page once it is there. */
  readonly ready: string;
  /** Who is signed in at the issuer. */
  readonly who: 'nobody' | 'citizen' | 'staff';
  /** A first visit has an empty cache. A second one is in the tab that signed in, where the scripts are there. */
  readonly visit: 'first' | 'second';
}

/** The public pages and the forms on a first visit, the lists of people who are signed in on a second one. */
export function measuredPages(noticeId: string): readonly MeasuredPage[] {
  const publicPages = [
    '/',
    '/standards',
    '/agencies',
    '/occupations',
    '/notices',
    `/notices/${noticeId}`,
    '/objections/how',
  ];
  return [
    ...publicPages.map((path) => ({ path, ready: 'h1', who: 'nobody', visit: 'first' }) as const),
    { path: '/check', ready: '#issuedOn', who: 'nobody', visit: 'first' },
    { path: `/notices/${noticeId}/entries/1/objection`, ready: '#statement', who: 'nobody', visit: 'first' },
    { path: '/objections', ready: '#number', who: 'nobody', visit: 'first' },
    { path: '/apply', ready: '#bankName', who: 'citizen', visit: 'first' },
    { path: '/applications', ready: 'article.card', who: 'citizen', visit: 'second' },
    { path: '/staff/tasks', ready: 'tbody tr[data-row-key]', who: 'staff', visit: 'second' },
  ];
}
