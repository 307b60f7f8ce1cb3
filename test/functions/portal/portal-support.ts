import { renderToStaticMarkup } from 'react-dom/server';
import { documentRenderer } from '../../../functions/portal/page-renderer.ts';
import type { PortalRequest } from '../../../functions/portal/portal-request.ts';
import { OCCUPATION_LINES } from '../../../web/citizen/certificate/occupation-list.ts';
import { readOccupations } from '../../../web/public/rank-occupations.ts';
import type { Statistics } from '../../../web/public/statistics-page.tsx';

/** Renders as the browser's library does, and names a style sheet. */
export const renderer = documentRenderer('assets/portal-test.css', renderToStaticMarkup);

/** A request for a path; the route is the path itself unless given. */
export function portalRequestOf(path: string, resource = path): PortalRequest {
  return { path, resource, params: {}, query: {}, requestId: 'request-1' };
}

/** The statistics of a city that has paid nothing yet. */
export const statistics = async (): Promise<Statistics> => ({
  rows: [],
  totals: { count: 0, fen: 0, rowsLeftOut: 0 },
  asOf: '2021-06-18T09:00:00+08:00',
});

/** The occupations as the build gives them to the function. */
const listed = readOccupations(OCCUPATION_LINES);
export const occupations = () => listed;
