import type { TourWorld } from './tour-world.ts';
import { type View, viewsOf } from './view.ts';

const notice = ({ noticeId }: TourWorld) => `/notices/${noticeId}`;
const search = (words: string) => (world: TourWorld) => `${notice(world)}?q=${encodeURIComponent(words)}`;

/** The pages that the server renders. */
export const publicViews: readonly View[] = [
  viewsOf('/', 'nobody')('start', { picture: 'zh' }),
  viewsOf('/standards', 'nobody')('standards', { picture: 'zh' }),
  viewsOf('/agencies', 'nobody')('agencies', { picture: 'zh' }),
  viewsOf('/occupations', 'nobody')('occupations'),
  viewsOf('/occupations', 'nobody')('occupations-found', { path: '/occupations?q=6-18', picture: 'zh' }),
  viewsOf('/occupations', 'nobody')('occupations-none', { path: '/occupations?q=zzz' }),
  viewsOf('/notices', 'nobody')('notices', { picture: 'zh' }),
  viewsOf('/notices', 'nobody')('notices-of-agency-without', { path: '/notices?agency=210224' }),
  viewsOf('/notices/{noticeId}', 'nobody')('notice', { path: notice, picture: 'zh' }),
  viewsOf('/notices/{noticeId}', 'nobody')('notice-found', {
    path: ({ noticeId, employer }) => `/notices/${noticeId}?q=${encodeURIComponent(employer)}`,
  }),
  viewsOf('/notices/{noticeId}', 'nobody')('notice-none', { path: search('没有此人') }),
  viewsOf('/notices/{noticeId}', 'nobody')('notice-gone', { path: '/notices/210202-19990101', expected: /404/ }),
  viewsOf('/statistics', 'nobody')('statistics', { picture: 'zh' }),
  viewsOf('/objections/how', 'nobody')('how-to-object', { picture: 'zh' }),
  viewsOf('no page', 'nobody')('unknown-page', { path: '/no-such-page', expected: /404/, picture: 'en' }),
  viewsOf('no page', 'nobody')('failed-page', {
    path: '/standards',
    answers: failedPages,
    expected: /503/,
  }),
];

/** The service cannot be made to fail from outside, so the browser gets its page for that. */
async function failedPages() {
  // Only when it is shown: Node itself reads no TSX, and the command for the pictures runs without a bundler.
  const { failedPageIn } = await import('./failed-page.ts');
  return {
    '**/standards': { status: 503, body: await failedPageIn('zh') },
    '**/en/standards': { status: 503, body: await failedPageIn('en') },
  };
}
