import * as z from 'zod/mini';
import { decodeNext, encodeNext } from '../contracts/next.ts';
import type { Application } from '../domain/case/application.ts';
import { WriteConflictError } from '../domain/errors.ts';
import { type Objection, objectionSchema } from '../domain/objection.ts';
import { objectedKey, objectionKey, objectionPrefix, objectionReceiptKey, personPartition } from './keys.ts';
import type { Page } from './page.ts';
import { getItem, queryLongPrefix, type Table, transact, type Write } from './table.ts';
import { type Patience, takeTurns } from './take-turns.ts';

const receiptSchema = z.object({ applicationId: z.string(), receiptDigest: z.string() });
/** Where an objection is found by its id alone, and the digest of the code that its objector was given. */
export type ObjectionReceipt = Readonly<z.output<typeof receiptSchema>>;

export type Entry = Pick<Objection, 'noticeId' | 'serial'>;

export interface ObjectionStore {
  /**
   * Those to one attempt, in id order.
   *
   * @throws ServiceError VALIDATION where `next` does not come from an earlier page
   */
  readonly page: (application: Application, limit: number, next: string | undefined) => Promise<Page<Objection>>;
  readonly receipt: (objectionId: string) => Promise<ObjectionReceipt | undefined>;
  /** The objection by which a phone or a person is known to have objected to an entry. */
  readonly objectedBy: (
    entry: Entry,
    by: { readonly phone: string } | { readonly idNumber: string },
  ) => Promise<string | undefined>;
  /**
   * What is written with an objection when it is filed: its receipt, and that its phone has objected to the entry. A
   * signed-in objector is marked as a person, too. Holds only where none of them was there.
   */
  readonly filingWrites: (
    objection: Objection,
    kept: { readonly receiptDigest: string; readonly marksExpireAt: Date },
  ) => readonly Write[];
  /** What is written with an objection or a complaint that staff key: its receipt alone. */
  readonly receiptWrite: (
    objectionId: string,
    receipt: { readonly applicationId: string; readonly receiptDigest: string },
  ) => Write;
  /**
   * Repeats work that reads, then writes under a condition: all who object to one entry write the same case.
   *
   * @throws WriteConflictError once the patience is over
   */
  readonly takeTurns: <Result>(work: () => Promise<Result>, patience: Patience) => Promise<Result>;
  /**
   * Admits an objection whose name the register has confirmed: its person has then objected to the entry.
   *
   * @throws WriteConflictError where its admission is no longer open, or another objection of the person is admitted
   */
  readonly admit: (application: Application, objection: Objection, marksExpireAt: Date) => Promise<void>;
}

const NOT_THERE = 'attribute_not_exists(pk)';

export function objectionStore(table: Table): ObjectionStore {
  const TableName = table.name;
  const mark = (
    { noticeId, serial, objectionId }: Objection,
    by: { readonly phone: string } | { readonly idNumber: string },
    expiresAt: Date,
  ): Write => {
    const expiresAtSeconds = Math.floor(expiresAt.getTime() / 1000);
    const Item = { ...objectedKey({ noticeId, serial }, by), objectionId, expiresAtSeconds };
    return { Put: { TableName, Item, ConditionExpression: NOT_THERE } };
  };
  const receiptWrite: ObjectionStore['receiptWrite'] = (objectionId, receipt) => {
    const Item = { ...objectionReceiptKey(objectionId), ...receipt };
    return { Put: { TableName, Item, ConditionExpression: NOT_THERE } };
  };
  const keyOf = ({ applicant, applicationId }: Application, objectionId: string) =>
    objectionKey(applicant.idNumber, applicationId, objectionId);
  return {
    page: (application, limit, next) => readPage(table, application, limit, next),
    receipt: async (objectionId) => {
      const item = await getItem(table, objectionReceiptKey(objectionId));
      return item && receiptSchema.parse(item);
    },
    objectedBy: async (entry, by) => {
      const item = await getItem(table, objectedKey(entry, by));
      return item && z.object({ objectionId: z.string() }).parse(item).objectionId;
    },
    filingWrites: (objection, { receiptDigest, marksExpireAt }) => {
      const { objectionId, applicationId, phone, objectorIdNumber, objectorSubject } = objection;
      return [
        receiptWrite(objectionId, { applicationId, receiptDigest }),
        mark(objection, { phone }, marksExpireAt),
        ...(objectorSubject === undefined ? [] : [mark(objection, { idNumber: objectorIdNumber }, marksExpireAt)]),
      ];
    },
    receiptWrite,
    takeTurns: (work, patience) => takeTurns(work, patience, table.random),
    admit: async (application, objection, marksExpireAt) => {
      const written = await transact(table, [
        mark(objection, { idNumber: objection.objectorIdNumber }, marksExpireAt),
        {
          Update: {
            TableName,
            Key: keyOf(application, objection.objectionId),
            UpdateExpression: 'SET identityVerified = :verified',
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(notAdmitted)',
            ExpressionAttributeValues: { ':verified': true },
          },
        },
      ]);
      if (written.outcome === 'cancelled') throw new WriteConflictError(`admission: ${written.codes.join()}`);
    },
  };
}

async function readPage(
  table: Table,
  { applicant, applicationId }: Application,
  limit: number,
  next: string | undefined,
): Promise<Page<Objection>> {
  const prefix = objectionPrefix(applicationId);
  const after = next === undefined ? undefined : `${prefix}${decodeNext(prefix, next)}`;
  const pk = personPartition(applicant.idNumber);
  const items = await queryLongPrefix(table, { pk, prefix, after, enough: limit + 1 });
  const entries = items.slice(0, limit).map((item) => objectionSchema.parse(item));
  const last = entries.at(-1);
  return { entries, ...(items.length > limit && last && { next: encodeNext(prefix, last.objectionId) }) };
}
