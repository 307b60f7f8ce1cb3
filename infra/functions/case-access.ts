/** Finds a case by its id: the index has the key of the case, the table has the case itself. */
export const findsCase = { table: ['dynamodb:GetItem'], indexes: ['byApplication'] } as const;

/** Finds a case and reads the items that belong to it, such as objections. */
export const findsAndReadsCase = { table: ['dynamodb:GetItem', 'dynamodb:Query'], indexes: ['byApplication'] } as const;

/** Finds a case, records that it is read, and reads the items that belong to it, such as tasks and audit events. */
export const readsCaseOnRecord = {
  table: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
  indexes: ['byApplication'],
} as const;

/** A change of phase puts the case and its audit event, and may decrease the annual counter. */
export const changesCase = {
  table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  indexes: ['byApplication'],
} as const;

/** Reads all items of one person. */
export const readsPerson = { table: ['dynamodb:Query'] } as const;

export const answersWorkflow = ['states:SendTaskSuccess'] as const;
