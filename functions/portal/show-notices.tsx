import { NoticesPage } from '../../web/public/notices-page.tsx';
import { listNotices } from '../publicity/list-notices.ts';
import { daysLeft } from './days-left.ts';
import { publicAgencies } from './public-agencies.ts';
import type { ShowPublicPage } from './public-page.ts';

/** The notices of the agency in the query; of all where there is no such agency. */
export const showNotices: ShowPublicPage = async (page, request, deps) => {
  const agencies = publicAgencies(deps.policies);
  const agency = agencies.find(({ code }) => code === request.query.agency)?.code;
  const reply = await listNotices(
    { query: { agency }, params: undefined, body: undefined, headers: undefined, ...NOBODY },
    deps,
  );
  if (!('body' in reply)) throw new Error('A list is never an answer of before.');
  const now = deps.now();
  const notices = reply.body.notices.map((notice) => ({ ...notice, daysLeft: daysLeft(notice.closesAt, now) }));
  return { element: <NoticesPage {...page} agencies={agencies} agency={agency} notices={notices} /> };
};

const NOBODY = { caller: { kind: 'anonymous' }, idempotencyKey: undefined } as const;
