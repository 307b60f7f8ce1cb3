import { ServiceError } from '../../shared/domain/errors.ts';
import { NoListPage } from '../../web/public/message-page.tsx';
import { NoticePage } from '../../web/public/notice-page.tsx';
import { daysLeft } from './days-left.ts';
import { findInNotice } from './find-in-notice.ts';
import { publicAgencies } from './public-agencies.ts';
import type { PublicPageDeps, ShownPage, ShowPublicPage } from './public-page.ts';
import { searchText } from './search-text.ts';

export const showNotice: ShowPublicPage = async (page, { params: { noticeId = '' }, query }, deps) => {
  const q = searchText(query.q);
  try {
    const found = await findInNotice({ noticeId, q, next: query.next }, deps);
    const agencyName = nameOf(found.agency, deps);
    const shown = { ...found, agencyName, q, isFirst: query.next === undefined };
    return { element: <NoticePage {...page} {...shown} daysLeft={daysLeft(found.closesAt, deps.now())} /> };
  } catch (error) {
    const answer = error instanceof ServiceError ? answerTo(error, noticeId) : undefined;
    if (!answer) throw error;
    const { status, ...said } = answer;
    return { element: <NoListPage {...page} {...said} list="/notices" />, status };
  }
};

function nameOf(agency: string, { policies }: PublicPageDeps): string {
  return publicAgencies(policies).find(({ code }) => code === agency)?.name ?? agency;
}

function answerTo({ code }: ServiceError, noticeId: string) {
  const said = (
    status: NonNullable<ShownPage['status']>,
    answer: 'noNotice' | 'noticeClosed' | 'wrongPage',
    back: string,
  ) => ({ status, answer, back }) as const;
  if (code === 'NOT_FOUND') return said(404, 'noNotice', '/notices');
  if (code === 'NOTICE_GONE') return said(410, 'noticeClosed', '/agencies');
  if (code === 'VALIDATION') return said(400, 'wrongPage', `/notices/${encodeURIComponent(noticeId)}`);
  return undefined;
}
