import { WriteConflictError } from '../domain/errors.ts';
import { type ExportWritten, exportSchema, type ReportExport } from '../domain/export.ts';
import { DAY, type Instant } from '../domain/instant.ts';
import { exportKey } from './export-keys.ts';
import { getItem, type Table, transact, updateItem, type Write } from './table.ts';

/** How much longer than its file the item of an export is kept, so that it still says that the file has expired. */
const ITEM_OUTLIVES_FILE = 30 * DAY;

/**
 * The exports, each an item of its own. What is written of a file is replaced as a whole, under the condition that
 * nobody else replaced it: two who write the same export at once leave the work of one.
 */
export interface ExportStore {
  readonly byId: (exportId: string) => Promise<ReportExport | undefined>;
  /** Stores a new export and, in the same transaction, `also`. @throws WriteConflictError */
  readonly begin: (asked: ReportExport, also: readonly Write[]) => Promise<void>;
  /** A number that nobody else gets for this export, higher than each before it. */
  readonly nextNumber: (exportId: string) => Promise<number>;
  /**
   * Stores what is written by now, and with `readyAt` that this is all.
   *
   * @returns the export as it then is
   * @throws WriteConflictError where it is no longer as it was read: somebody else goes on with it
   */
  readonly save: (before: ReportExport, written: ExportWritten, readyAt?: Instant) => Promise<ReportExport>;
  /** Shows how far the writing has come. It decides nothing, so it has no condition but that the export is there. */
  readonly showProgress: (exportId: string, progress: NonNullable<ReportExport['progress']>) => Promise<void>;
}

export function exportStore(table: Table): ExportStore {
  return {
    byId: async (exportId) => {
      const item = await getItem(table, exportKey(exportId));
      return item && exportSchema.parse(item);
    },
    begin: async (asked, also) => {
      const expiresAtSeconds = Math.ceil((Date.parse(asked.keptUntil) + ITEM_OUTLIVES_FILE) / 1000);
      const Item = { ...exportKey(asked.exportId), ...asked, expiresAtSeconds };
      const put = { Put: { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
      const written = await transact(table, [put, ...also]);
      if (written.outcome === 'cancelled') throw new WriteConflictError(`begin: ${written.codes.join()}`);
    },
    nextNumber: async (exportId) =>
      exportSchema.parse(
        await updateItem(table, {
          Key: exportKey(exportId),
          UpdateExpression: 'ADD numbered :one',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':one': 1 },
        }),
      ).numbered,
    save: async ({ exportId, revision }, written, readyAt) =>
      exportSchema.parse(
        await updateItem(table, {
          Key: exportKey(exportId),
          UpdateExpression: `SET written = :written, progress = :progress${readyAt ? ', readyAt = :readyAt' : ''} ADD revision :one`,
          ConditionExpression: 'revision = :revision AND attribute_not_exists(readyAt)',
          ExpressionAttributeValues: {
            ':written': written,
            ':progress': { rows: written.rows, day: written.place.day },
            ':one': 1,
            ':revision': revision,
            ...(readyAt && { ':readyAt': readyAt }),
          },
        }),
      ),
    showProgress: async (exportId, progress) => {
      await updateItem(table, {
        Key: exportKey(exportId),
        UpdateExpression: 'SET progress = :progress',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(readyAt)',
        ExpressionAttributeValues: { ':progress': progress },
      });
    },
  };
}
