import { renderToStaticMarkup } from 'react-dom/server';
import { documentRenderer } from '../../../functions/portal/page-renderer.ts';
import type { PortalRequest } from '../../../functions/portal/portal-request.ts';

/** Renders as the browser's library does, and names a style sheet. */
export const renderer = documentRenderer('assets/portal-test.css', renderToStaticMarkup);

/** A request for a path; the route is the path itself unless given. */
export function portalRequestOf(path: string, resource = path): PortalRequest {
  return { path, resource, params: {}, query: {}, requestId: 'request-1' };
}
