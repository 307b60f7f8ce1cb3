import { instantOf } from '../../../shared/domain/instant.ts';
import { fen } from '../../../shared/domain/money.ts';
import type { ListedEntry, Notice, NoticeStore } from '../../../shared/table/notice-store.ts';

const at = (text: string) => instantOf(new Date(text));

/** A notice that is visible from 2021-06-17 09:00 to 2021-06-25 00:00. */
const notice: Omit<Notice, 'entryCount' | 'lastSerial' | 'withdrawnSerials'> = {
  noticeId: '210202-20210617',
  agency: '210202',
  publishAt: at('2021-06-17T09:00:00+08:00'),
  closesAt: at('2021-06-25T00:00:00+08:00'),
};

/** The notices of a table with one notice, on which these people stand. */
export function noticesWith(
  people: readonly Partial<ListedEntry['publicEntry']>[],
): Pick<NoticeStore, 'ofAgency' | 'byId' | 'entries'> {
  const whole: Notice = { ...notice, entryCount: people.length, lastSerial: people.length, withdrawnSerials: [] };
  const entries = people.map(
    (person, index): ListedEntry => ({
      publicEntry: {
        serial: index + 1,
        maskedName: '王*明',
        maskedIdNumber: '999999********5028',
        employer: '虚构重工有限公司',
        occupation: '焊工',
        level: 3,
        amountFen: fen(250_000),
        ...person,
      },
      applicationId: `case-${index + 1}`,
      publishAt: notice.publishAt,
      closesAt: notice.closesAt,
    }),
  );
  return {
    byId: async (noticeId) => (noticeId === notice.noticeId ? whole : undefined),
    ofAgency: async (agency) => (agency === notice.agency ? [whole] : []),
    entries: async (_noticeId, limit, next) => {
      const from = Number(next ?? 0);
      const to = from + limit;
      return { entries: entries.slice(from, to), ...(to < entries.length && { next: String(to) }) };
    },
  };
}
