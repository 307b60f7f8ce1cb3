import * as z from 'zod/mini';
import { CITY_AGENCY } from '../domain/agency-code.ts';
import type { Application } from '../domain/case/application.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import { WriteConflictError } from '../domain/errors.ts';
import { type Payment, paymentSchema } from '../domain/payment.ts';
import { cellNamed } from '../domain/report/cell.ts';
import { parseApplication } from './application-item.ts';
import { getItems } from './get-items.ts';
import { applicationIndexKey, countedCasesPartition, INDEXES, type Key, paymentKey } from './keys.ts';
import { queryItems, retryOnConflict, type Table } from './table.ts';

/** A case as the reports count it. */
export interface ListedForExport {
  readonly applicationId: string;
  readonly agency: string;
}

/** A case with its payments, in the order in which they were ordered. */
export interface ExportedCase {
  readonly application: Application;
  readonly payments: readonly Payment[];
}

/** The cases of a day one by one, for what goes through all of them. */
export interface ExportedCaseStore {
  /**
   * Cases submitted on a day, by their ids in order, at most `limit`; those after an id. Their keys in this list never
   * change, whatever becomes of a case.
   */
  readonly ofDay: (day: CivilDate, after: string | undefined, limit: number) => Promise<readonly ListedForExport[]>;
  /**
   * Cases as they are now, in the order of the ids, with their payments where these are asked for.
   *
   * @throws WriteConflictError where one of them is not found after about four seconds: the index lags, or the case
   *   moves to another key just now
   */
  readonly read: (ids: readonly string[], withPayments: boolean) => Promise<readonly ExportedCase[]>;
}

export function exportedCaseStore(table: Table): ExportedCaseStore {
  return {
    ofDay: async (day, after, limit) => {
      const items = await queryItems(table, {
        KeyConditionExpression: `pk = :pk${after === undefined ? '' : ' AND sk > :after'}`,
        ExpressionAttributeValues: {
          ':pk': countedCasesPartition(day),
          ...(after !== undefined && { ':after': after }),
        },
        ConsistentRead: true,
        Limit: limit,
      });
      return items.map(listedFrom);
    },
    read: async (ids, withPayments) => {
      const applications = await readApplications(table, ids);
      const payments = await readPayments(table, withPayments ? applications : []);
      return applications.map((application) => ({
        application,
        payments: payments.get(application.applicationId) ?? [],
      }));
    },
  };
}

const countedSchema = z.object({ applicationId: z.string(), cells: z.record(z.string(), z.unknown()) });

function listedFrom(item: Readonly<Record<string, unknown>>): ListedForExport {
  const { applicationId, cells } = countedSchema.parse(item);
  const agencies = Object.keys(cells).map((name) => cellNamed(name).agency);
  return { applicationId, agency: agencies[0] ?? CITY_AGENCY };
}

/** Index queries under way at once. */
const SIDE_BY_SIDE = 16;

async function readApplications(table: Table, ids: readonly string[]): Promise<readonly Application[]> {
  const found = new Map<string, Application>();
  await retryOnConflict(table, async () => {
    const keys = await placesOf(
      table,
      ids.filter((id) => !found.has(id)),
    );
    for (const item of await getItems(table, keys)) {
      const application = parseApplication(item);
      found.set(application.applicationId, application);
    }
    // A case that moved between the two reads is not under its key. The next try finds it under the new one.
    if (ids.some((id) => !found.has(id))) throw new WriteConflictError('the index does not show a case yet');
  });
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The keys under which the index has cases, each once: while one moves, its old key may be that of another. */
async function placesOf(table: Table, ids: readonly string[]): Promise<readonly Key[]> {
  const keys = new Map<string, Key>();
  for (let from = 0; from < ids.length; from += SIDE_BY_SIDE) {
    const some = await Promise.all(ids.slice(from, from + SIDE_BY_SIDE).map((id) => placeOf(table, id)));
    for (const key of some.flat()) keys.set(`${key.pk} ${key.sk}`, key);
  }
  return [...keys.values()];
}

async function placeOf(table: Table, applicationId: string): Promise<readonly Key[]> {
  const items = await queryItems(table, {
    IndexName: INDEXES.byApplication,
    KeyConditionExpression: 'applicationPk = :pk',
    ExpressionAttributeValues: { ':pk': applicationIndexKey(applicationId).applicationPk },
    Limit: 1,
  });
  return items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
}

async function readPayments(
  table: Table,
  applications: readonly Application[],
): Promise<ReadonlyMap<string, readonly Payment[]>> {
  const keys = applications.flatMap(({ applicant, applicationId, paymentCount }) =>
    Array.from({ length: paymentCount }, (_, index) => paymentKey(applicant.idNumber, applicationId, index + 1)),
  );
  const payments = (await getItems(table, keys)).map((item) => paymentSchema.parse(item));
  return Map.groupBy(
    payments.sort((one, other) => one.number - other.number),
    ({ applicationId }) => applicationId,
  );
}
