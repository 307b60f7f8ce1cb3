import type { ReactElement } from 'react';
import type { Policy } from '../../shared/policy/policy.ts';
import type { NoticeStore } from '../../shared/table/notice-store.ts';
import type { PublicPageProps } from '../../web/public/document.tsx';
import type { ListedOccupation } from '../../web/public/rank-occupations.ts';
import type { Statistics } from '../../web/public/statistics-page.tsx';
import type { PortalRequest } from './portal-request.ts';

/** What the public pages are made from. */
export interface PublicPageDeps {
  readonly policies: readonly Policy[];
  readonly notices: Pick<NoticeStore, 'ofAgency' | 'byId' | 'entries'>;
  /** All occupations with their pinyin. */
  readonly occupations: () => readonly ListedOccupation[];
  /** What the public may see of the payments. */
  readonly statistics: () => Promise<Statistics>;
  readonly now: () => Date;
}

/** Makes a page from a request. `page` is what it has in common with the others: language, texts, style sheet. */
export type ShowPublicPage = (
  page: PublicPageProps,
  request: PortalRequest,
  deps: PublicPageDeps,
) => Promise<ShownPage>;

export interface ShownPage {
  readonly element: ReactElement;
  /** 200 where there is none. */
  readonly status?: number;
}
