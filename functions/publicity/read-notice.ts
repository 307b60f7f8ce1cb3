import type { readNoticeRoute } from '../../shared/contracts/publicity.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { NoticeStore } from '../../shared/table/notice-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';

type Route = typeof readNoticeRoute;

export interface ReadNoticeDeps {
  readonly notices: Pick<NoticeStore, 'byId' | 'entries'>;
  readonly now: () => Date;
}

/**
 * The entries of a notice while it is visible: from its publication, included, to its close, excluded.
 *
 * @throws ServiceError NOT_FOUND before the publication; NOTICE_GONE from the close on
 * @source Guide §3
 */
export async function readNotice({ params, query }: HttpRequest<Route>, deps: ReadNoticeDeps): Promise<Reply<Route>> {
  const notice = await deps.notices.byId(params.noticeId);
  const now = instantOf(deps.now());
  if (!notice || now < notice.publishAt) throw new ServiceError('NOT_FOUND', 'no such notice now');
  if (now >= notice.closesAt) throw new ServiceError('NOTICE_GONE', 'the notice has closed');
  const { noticeId, agency, publishAt, closesAt, withdrawnSerials } = notice;
  const page = await deps.notices.entries(noticeId, query.limit, query.next);
  return {
    body: {
      noticeId,
      agency,
      publishAt: shownTime(publishAt),
      closesAt: shownTime(closesAt),
      withdrawnSerials,
      entries: page.entries.map(({ publicEntry }) => publicEntry),
      ...(page.next && { next: page.next }),
    },
  };
}
