import type { Table } from '../../../shared/table/table.ts';

/** The function was killed. */
export class Killed extends Error {}

const WRITES: ReadonlySet<string> = new Set([
  'PutCommand',
  'UpdateCommand',
  'DeleteCommand',
  'TransactWriteCommand',
  'BatchWriteCommand',
]);

/**
 * A table on which so many writes succeed; at the next one the function that writes is killed, before or after the
 * write is done.
 */
export function killedAfter(table: Table, writes: number, isDone: boolean): Table {
  let left = writes;
  const client: Table['client'] = Object.create(table.client);
  const send = table.client.send.bind(table.client) as (command: object) => Promise<unknown>;
  Object.assign(client, {
    send: async (command: object) => {
      if (!WRITES.has(command.constructor.name)) return send(command);
      if (left > 0) {
        left -= 1;
        return send(command);
      }
      if (isDone) await send(command);
      throw new Killed();
    },
  });
  return { ...table, client };
}
