/** A page whose largest paint is measured. */
export interface MeasuredPage {
  readonly path: string;
  /** What is on the page once it is there. */
  readonly ready: string;
  /** Who is signed in. Nobody: a first visit with an empty cache. Otherwise a second one, with the scripts in the cache. */
  readonly who: 'nobody' | 'citizen' | 'staff';
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
    ...publicPages.map((path) => ({ path, ready: 'h1', who: 'nobody' }) as const),
    { path: '/check', ready: '#issuedOn', who: 'nobody' },
    { path: `/notices/${noticeId}/entries/1/objection`, ready: '#statement', who: 'nobody' },
    { path: '/objections', ready: '#number', who: 'nobody' },
    { path: '/apply', ready: '#bankName', who: 'citizen' },
    { path: '/applications', ready: 'article.card', who: 'citizen' },
    { path: '/staff/tasks', ready: 'tbody tr[data-row-key]', who: 'staff' },
  ];
}
