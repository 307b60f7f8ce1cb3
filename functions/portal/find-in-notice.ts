import { MASK_STYLES, maskName } from '../../shared/domain/mask.ts';
import { type ReadNoticeDeps, readNotice } from '../publicity/read-notice.ts';

const PER_PAGE = 50;
/** One page of a search reads no more than this, so that nobody makes us read a whole city's notice at once. */
const SEARCHED_PAGES = 5;
const PER_SEARCHED_PAGE = 100;

interface Sought {
  readonly noticeId: string;
  /** Empty: everybody. */
  readonly q: string;
  readonly next: string | undefined;
}

type Entry = Awaited<ReturnType<typeof readPage>>['entries'][number];

/**
 * The entries of a notice whose name, employer or serial is the one sought; without a search, one page of them all. A
 * name is found whole, as it is masked, or in part.
 *
 * `next` leads on from the last entry that was read. It needs no seal: it can only point into the same public notice
 * (decision 24).
 *
 * @throws ServiceError as readNotice
 */
export async function findInNotice({ noticeId, q, next }: Sought, deps: ReadNoticeDeps) {
  let page = await readPage({ noticeId, limit: q === '' ? PER_PAGE : PER_SEARCHED_PAGE, next }, deps);
  const read = [...page.entries];
  for (let pages = 1; q !== '' && page.next !== undefined && pages < SEARCHED_PAGES; pages += 1) {
    page = await readPage({ noticeId, limit: PER_SEARCHED_PAGE, next: page.next }, deps);
    read.push(...page.entries);
  }
  return { ...page, entries: read.filter((entry) => isSought(entry, q)), searched: read.length };
}

async function readPage(
  { noticeId, ...query }: { readonly noticeId: string; readonly limit: number; readonly next: string | undefined },
  deps: ReadNoticeDeps,
) {
  const request = { params: { noticeId }, query, body: undefined, headers: undefined, ...NOBODY };
  const reply = await readNotice(request, deps);
  if (!('body' in reply)) throw new Error('A list is never an answer of before.');
  return reply.body;
}

function isSought({ serial, maskedName, employer }: Entry, q: string): boolean {
  if (q === '' || String(serial) === q || maskedName.includes(q) || employer.includes(q)) return true;
  // People type the whole name, of which the notice shows a part.
  return [...q].length > 1 && MASK_STYLES.some((style) => maskName(q, style) === maskedName);
}

const NOBODY = { caller: { kind: 'anonymous' }, idempotencyKey: undefined } as const;
