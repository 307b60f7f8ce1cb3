import * as z from 'zod/mini';
import { publicEntrySchema } from '../domain/case/public-entry.ts';
import { type Instant, instantSchema } from '../domain/instant.ts';
import { INDEXES, noticeEntryKey, noticeIndexKey, noticeKey, noticeKeyOf, parseNoticeId } from './keys.ts';
import { mergedPage, type Page } from './page.ts';
import { getItem, queryItems, type Table, updateItem } from './table.ts';

const noticeSchema = z.object({
  noticeId: z.string(),
  agency: z.string(),
  publishAt: instantSchema,
  closesAt: instantSchema,
  lastSerial: z.int(),
  entryCount: z._default(z.int(), 0),
  /** The serials whose entries have left the notice. None of them is given again. */
  withdrawnSerials: z._default(z.array(z.int()), []),
});

/** One agency's public list of one publication day. */
export type Notice = Readonly<z.output<typeof noticeSchema>>;

const listedEntrySchema = z.object({
  publicEntry: publicEntrySchema,
  applicationId: z.string(),
  publishAt: instantSchema,
  closesAt: instantSchema,
});
export type ListedEntry = Readonly<z.output<typeof listedEntrySchema>>;

export interface NoticeStore {
  /** Undefined also where the text cannot be a notice's id. */
  readonly byId: (noticeId: string) => Promise<Notice | undefined>;
  /** An agency's notices published from one day to another (yyyymmdd), both included. */
  readonly ofAgency: (agency: string, fromDay: string, toDay: string) => Promise<readonly Notice[]>;
  readonly entries: (noticeId: string, limit: number, next: string | undefined) => Promise<Page<ListedEntry>>;
  /** The case whose entry has or had a serial; strongly consistent, and kept after the entry has left the notice. */
  readonly applicationOf: (noticeId: string, serial: number) => Promise<string | undefined>;
  /**
   * Takes the next serial of a notice; the first one creates the notice. A serial that is taken but not used is not
   * given again: serials are names, not counts.
   *
   * @throws WriteConflictError
   */
  readonly takeSerial: (notice: { noticeId: string; publishAt: Instant; closesAt: Instant }) => Promise<number>;
}

export function noticeStore(table: Table): NoticeStore {
  return {
    byId: async (noticeId) => {
      const parts = parseNoticeId(noticeId);
      const item = parts && (await getItem(table, noticeKey(parts.agency, parts.day)));
      return item && noticeSchema.parse(item);
    },
    ofAgency: async (agency, fromDay, toDay) => {
      const items = await queryItems(table, {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': noticeKey(agency, fromDay).pk, ':from': fromDay, ':to': toDay },
        Limit: 100,
      });
      return items.map((item) => noticeSchema.parse(item));
    },
    entries: (noticeId, limit, next) =>
      mergedPage(
        table,
        {
          index: INDEXES.notices,
          partitionName: 'noticePk',
          sortName: 'noticeSk',
          partitions: [noticeIndexKey(noticeId, 0).noticePk],
          order: 'ascending',
          limit,
          next,
        },
        (item) => listedEntrySchema.parse(item),
      ),
    applicationOf: async (noticeId, serial) => {
      const item = await getItem(table, noticeEntryKey(noticeId, serial));
      return item && z.object({ applicationId: z.string() }).parse(item).applicationId;
    },
    takeSerial: (notice) => takeSerial(table, notice),
  };
}

async function takeSerial(table: Table, { noticeId, publishAt, closesAt }: Parameters<NoticeStore['takeSerial']>[0]) {
  const notice = await updateItem(table, {
    Key: noticeKeyOf(noticeId),
    UpdateExpression:
      'ADD lastSerial :one SET noticeId = :id, agency = :agency, publishAt = if_not_exists(publishAt, :publishAt), ' +
      'closesAt = if_not_exists(closesAt, :closesAt)',
    ExpressionAttributeValues: {
      ':one': 1,
      ':id': noticeId,
      ':agency': parseNoticeId(noticeId)?.agency,
      ':publishAt': publishAt,
      ':closesAt': closesAt,
    },
  });
  return noticeSchema.parse(notice).lastSerial;
}
