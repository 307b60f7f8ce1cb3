import * as z from 'zod/mini';
import type { Application } from '../domain/case/application.ts';
import { type MarkedNumber, markedNumbers, markHash } from '../domain/look-up-mark.ts';
import { markKey } from './keys.ts';
import { putItem, queryItems, type Table } from './table.ts';

const markSchema = z.object({ idNumber: z.string(), applicationId: z.string() });

/** A case that declares, or once declared, a number. */
export type MarkedCase = Readonly<z.output<typeof markSchema>>;

/**
 * Which cases declare a phone, an account or a certificate number. A number is found by its keyed hash only.
 *
 * The stream writes the marks a moment after the case, so a case that has just begun may not be found yet. A mark stays
 * when the case declares another number: who searches may know the former one. Retention deletes it with the content
 * of the case, whose declarations name every number.
 */
export interface MarkStore {
  /** Marks a case under each number that it declares. Marking again changes nothing. */
  readonly mark: (application: Application) => Promise<void>;
  /** The cases of a number, person by person; at most `limit`. */
  readonly casesOf: (number: MarkedNumber, limit: number) => Promise<readonly MarkedCase[]>;
}

/** @param personKey the key of the person hashes, from which that of the marks is derived */
export function markStore(table: Table, personKey: string): MarkStore {
  return {
    mark: async (application) => {
      const { applicationId, applicant } = application;
      const marked: MarkedCase = { idNumber: applicant.idNumber, applicationId };
      await Promise.all(
        markedNumbers(application).map((number) =>
          putItem(table, { Item: { ...markKey(number.kind, markHash(personKey, number), marked), ...marked } }),
        ),
      );
    },
    casesOf: async (number, limit) => {
      const { pk } = markKey(number.kind, markHash(personKey, number), { idNumber: '', applicationId: '' });
      const items = await queryItems(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        Limit: limit,
      });
      return items.map((item) => markSchema.parse(item));
    },
  };
}
