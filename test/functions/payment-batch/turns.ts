import type { Table } from '../../../shared/table/table.ts';

/**
 * A table whose requests are answered one at a time. Of those that wait, `pick` says which one is next, so that a test
 * chooses how several pieces of work interleave.
 *
 * @param pick from 0 up to one below the number that it is given
 */
export function inTurns(table: Table, pick: (among: number) => number): Table {
  const waiting: (() => Promise<unknown>)[] = [];
  let isAnswering = false;
  const answerAll = async (): Promise<void> => {
    if (isAnswering) return;
    isAnswering = true;
    // Work that an answer let go on has its next request waiting before the next pick.
    for (await settled(); waiting.length > 0; await settled()) await waiting.splice(pick(waiting.length), 1)[0]?.();
    isAnswering = false;
  };
  const send = (command: Parameters<Table['client']['send']>[0]) =>
    new Promise((resolve, reject) => {
      waiting.push(() => table.client.send(command).then(resolve, reject));
      void answerAll();
    });
  const client = new Proxy(table.client, {
    get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)),
  });
  return { ...table, client, random: () => 0 };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
