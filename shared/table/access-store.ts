import { decodeNext, encodeNext } from '../contracts/next.ts';
import { type Access, accessSchema, type ListAccess, type Search } from '../domain/access.ts';
import type { Application } from '../domain/case/application.ts';
import { DAY, type Instant } from '../domain/instant.ts';
import { dalianRetention } from '../policy/policies/dalian-retention.ts';
import { listAccessKey } from './export-keys.ts';
import { accessKey, accessPrefix, personPartition, searchKey } from './keys.ts';
import type { Page } from './page.ts';
import { putItem, queryItems, type Table } from './table.ts';

/**
 * How long a record of an access is kept: its years, and never less. DynamoDB deletes it soon afterwards.
 *
 * @source policy data (3 years); 个人信息保护法 19 (no longer than the purpose needs)
 */
const KEPT_MILLISECONDS = dalianRetention.accessYears * 366 * DAY;

/** The end of a list, as a text that no sort key of the list comes after. */
const AFTER_ALL = '~';

/**
 * Who read which case. A record is an item of its own in the partition of the case's person. It changes nothing of the
 * case, so that reading never competes with a decision.
 */
export interface AccessStore {
  /** `accessId` keeps apart two accesses of the same moment. */
  readonly record: (application: Application, access: Access, accessId: string) => Promise<void>;
  /** That a search was made, whether or not it found anything. */
  readonly recordSearch: (search: Search, searchId: string) => Promise<void>;
  /** That a list of cases was asked for or handed out. */
  readonly recordList: (access: ListAccess, accessId: string) => Promise<void>;
  /**
   * The accesses to one case, newest first.
   *
   * @throws ServiceError VALIDATION where `next` does not come from an earlier page
   */
  readonly ofCase: (application: Application, limit: number, next: string | undefined) => Promise<Page<Access>>;
}

export function accessStore(table: Table): AccessStore {
  return {
    record: async ({ applicant, applicationId }, access, accessId) => {
      const key = accessKey(applicant.idNumber, applicationId, access.at, accessId);
      await putItem(table, { Item: { ...key, ...access, expiresAtSeconds: expiryOf(access.at) } });
    },
    recordSearch: async (search, searchId) => {
      const key = searchKey(search.agency, search.at, searchId);
      await putItem(table, { Item: { ...key, ...search, expiresAtSeconds: expiryOf(search.at) } });
    },
    recordList: async (access, accessId) => {
      const key = listAccessKey(access.agency, access.at, accessId);
      await putItem(table, { Item: { ...key, ...access, expiresAtSeconds: expiryOf(access.at) } });
    },
    ofCase: (application, limit, next) => readPage(table, application, limit, next),
  };
}

function expiryOf(at: Instant): number {
  return Math.ceil((Date.parse(at) + KEPT_MILLISECONDS) / 1000);
}

const LIST = 'accesses';

async function readPage(
  table: Table,
  { applicant, applicationId }: Application,
  limit: number,
  next: string | undefined,
): Promise<Page<Access>> {
  const prefix = accessPrefix(applicationId);
  const before = next === undefined ? AFTER_ALL : decodeNext(LIST, next);
  const items = await queryItems(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':pk': personPartition(applicant.idNumber),
      ':from': prefix,
      ':to': `${prefix}${before}`,
    },
    ConsistentRead: true,
    ScanIndexForward: false,
    // One more tells whether there is another page; and the range includes the last one of the page before.
    Limit: limit + 2,
  });
  const later = items.filter(({ sk }) => sk !== `${prefix}${before}`);
  const shown = later.slice(0, limit);
  const last = shown.at(-1);
  return {
    entries: shown.map((item) => accessSchema.parse(item)),
    ...(later.length > limit && last && { next: encodeNext(LIST, String(last.sk).slice(prefix.length)) }),
  };
}
