import type { Recovery } from '../domain/recovery.ts';
import { openRecoveriesKey, recoveryKey } from './keys.ts';
import type { Table, Write } from './table.ts';

type Named = Pick<Table, 'name'>;

/** A recovery as it is from now on. The version of its case has it written by one writer after the other. */
export function recoveryWrite(table: Named, idNumber: string, recovery: Recovery, isNew: boolean): Write {
  const key = recoveryKey(idNumber, recovery.applicationId, recovery.recoveryId);
  const ConditionExpression = isNew ? 'attribute_not_exists(pk)' : 'attribute_exists(pk)';
  return { Put: { TableName: table.name, Item: { ...key, ...recovery }, ConditionExpression } };
}

/** Counts the open recoveries from a person. The first one creates the item; the last one leaves it at 0. */
export function countOpenWrite(table: Named, idNumber: string, by: 1 | -1): Write {
  return {
    Update: {
      TableName: table.name,
      Key: openRecoveriesKey(idNumber),
      UpdateExpression: 'ADD openCount :by',
      ...(by === -1 && { ConditionExpression: 'openCount > :zero' }),
      ExpressionAttributeValues: by === -1 ? { ':by': by, ':zero': 0 } : { ':by': by },
    },
  };
}

/** Holds only while no recovery from a person is open. */
export function noneOpenCheck(table: Named, idNumber: string): Write {
  return {
    ConditionCheck: {
      TableName: table.name,
      Key: openRecoveriesKey(idNumber),
      ConditionExpression: 'attribute_not_exists(openCount) OR openCount = :zero',
      ExpressionAttributeValues: { ':zero': 0 },
    },
  };
}
