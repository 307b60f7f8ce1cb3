import type { ReactElement } from 'react';
import type { PublicPageProps } from '../../web/public/document.tsx';
import { FailedPage, NotFoundPage } from '../../web/public/message-page.tsx';

export function notFoundPage(page: PublicPageProps): ReactElement {
  return <NotFoundPage {...page} />;
}

export function failedPage(page: PublicPageProps, requestId: string): ReactElement {
  return <FailedPage {...page} requestId={requestId} />;
}
