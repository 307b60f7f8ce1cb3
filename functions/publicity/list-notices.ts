import type { listNoticesRoute } from '../../shared/contracts/publicity.ts';
import { addDays, beijingDate } from '../../shared/domain/civil-date.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { NoticeStore } from '../../shared/table/notice-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';

type Route = typeof listNoticesRoute;

/** Longer than any publicity period: ten working days across the longest holidays end within it. */
const LONGEST_VISIBLE_DAYS = 45;

export interface ListNoticesDeps {
  readonly notices: Pick<NoticeStore, 'ofAgency'>;
  readonly policies: readonly Policy[];
  readonly now: () => Date;
}

/** The notices visible at this moment, of one agency or of all. @source Guide §3 */
export async function listNotices({ query }: HttpRequest<Route>, deps: ListNoticesDeps): Promise<Reply<Route>> {
  const moment = deps.now();
  const today = beijingDate(moment);
  const [from, to] = [addDays(today, -LONGEST_VISIBLE_DAYS), today].map((date) => date.replaceAll('-', ''));
  const all = deps.policies.flatMap((policy) => policy.agencies.map((agency) => agency.code));
  const agencies = query.agency ? [query.agency] : [...new Set(all)];
  const lists = await Promise.all(agencies.map((agency) => deps.notices.ofAgency(agency, from ?? '', to ?? '')));
  const now = instantOf(moment);
  const notices = lists
    .flat()
    .filter(({ publishAt, closesAt, entryCount }) => publishAt <= now && now < closesAt && entryCount > 0)
    .map(({ noticeId, agency, publishAt, closesAt, entryCount }) => ({
      noticeId,
      agency,
      publishAt: shownTime(publishAt),
      closesAt: shownTime(closesAt),
      entryCount,
    }));
  return { body: { notices } };
}
