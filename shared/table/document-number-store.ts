import * as z from 'zod/mini';
import { documentNumberOf, documentSeriesOf } from '../domain/document-number.ts';
import { documentSeriesKey } from './keys.ts';
import { type Table, updateItem } from './table.ts';

export interface DocumentNumberStore {
  /**
   * Takes the next document number of an agency in the year of a moment; without an agency, of the city. A number that
   * is taken but not used is not given again: there may be gaps, and never duplicates.
   *
   * @throws WriteConflictError
   */
  readonly take: (agency: string | undefined, moment: Date) => Promise<string>;
}

const counterSchema = z.object({ lastSerial: z.int() });

export function documentNumberStore(table: Table): DocumentNumberStore {
  return {
    take: async (agency, moment) => {
      const series = documentSeriesOf(agency, moment);
      const counter = await updateItem(table, {
        Key: documentSeriesKey(series),
        UpdateExpression: 'ADD lastSerial :one',
        ExpressionAttributeValues: { ':one': 1 },
      });
      return documentNumberOf(series, counterSchema.parse(counter).lastSerial);
    },
  };
}
