import middy from '@middy/core';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { splitLanguage } from '../../shared/contracts/portal-pages.ts';
import { publicTextIn } from '../../web/public/public-text.ts';
import type { HttpAnswer } from '../http/problem-answer.ts';
import { faultOf, log } from '../runtime/log.ts';
import { failedPage } from './message-pages.tsx';
import type { PageRenderer } from './page-renderer.ts';
import { HTML, portalAnswer } from './portal-answer.ts';
import { type PortalRequest, portalRequest } from './portal-request.ts';

/** The middleware chain of the functions that serve the portal: a failure becomes a page in the reader's language. */
export function pageHandler(
  useCase: (request: PortalRequest) => Promise<HttpAnswer>,
  renderer: PageRenderer,
): (event: APIGatewayProxyEvent, context: Context) => Promise<HttpAnswer> {
  return middy<APIGatewayProxyEvent, HttpAnswer>()
    .use({
      onError: (request) => {
        const { path, resource, requestId } = portalRequest(request.event);
        // The path itself may contain the id of a case.
        log.error('page failed', { requestId, route: resource, fault: faultOf(request.error) });
        request.response = failedAnswer(path, requestId, renderer);
      },
    })
    .handler((event) => useCase(portalRequest(event)));
}

function failedAnswer(path: string, requestId: string, { styles, render }: PageRenderer): HttpAnswer {
  const page = { ...publicTextIn(splitLanguage(path).language), styles };
  const body = render(failedPage(page, requestId));
  return portalAnswer({ status: 503, kind: 'public', type: HTML, body });
}
