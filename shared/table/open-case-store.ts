import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Application } from '../domain/case/application.ts';
import type { Phase } from '../domain/phase.ts';
import { parseApplication } from './application-item.ts';
import { caseloadPhasePartition, INDEXES, type Key } from './keys.ts';
import { pauseBeforeRetry, queryItems, type Table } from './table.ts';

export interface OpenCaseStore {
  /**
   * Every case of an agency in one phase, whole: one query for each 500 of them and one read for each 100. The index
   * may lag by a moment: a case that has left the phase meanwhile is left out.
   */
  readonly inPhase: (agency: string, phase: Phase) => Promise<readonly Application[]>;
}

const KEYS_AT_ONCE = 500;
/** As many as DynamoDB reads in one batch. */
const CASES_AT_ONCE = 100;

export function openCaseStore(table: Table): OpenCaseStore {
  return {
    inPhase: async (agency, phase) => {
      const keys = await keysOf(table, caseloadPhasePartition(agency, phase));
      const found: Application[] = [];
      for (let index = 0; index < keys.length; index += CASES_AT_ONCE) {
        found.push(...(await readCases(table, keys.slice(index, index + CASES_AT_ONCE))));
      }
      return found.filter((application) => application.phase === phase);
    },
  };
}

async function keysOf(table: Table, partition: string): Promise<readonly Key[]> {
  const keys: Key[] = [];
  // Every sort key begins with a digit, so this sorts before all of them.
  for (let after = ' '; ; ) {
    const items = await queryItems(table, {
      IndexName: INDEXES.caseloadByPhase,
      KeyConditionExpression: 'caseloadPhasePk = :pk AND caseloadSk > :after',
      ExpressionAttributeValues: { ':pk': partition, ':after': after },
      Limit: KEYS_AT_ONCE,
    });
    keys.push(...items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })));
    if (items.length < KEYS_AT_ONCE) return keys;
    after = String(items.at(-1)?.caseloadSk);
  }
}

async function readCases(table: Table, keys: readonly Key[]): Promise<readonly Application[]> {
  const found: Application[] = [];
  let left: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
  for (let tries = 1; left.length > 0; tries += 1) {
    const command = new BatchGetCommand({ RequestItems: { [table.name]: { Keys: left } } });
    const { Responses, UnprocessedKeys } = await table.client.send(command);
    found.push(...(Responses?.[table.name] ?? []).map(parseApplication));
    left = UnprocessedKeys?.[table.name]?.Keys ?? [];
    if (left.length > 0) await pauseBeforeRetry(table, tries);
  }
  return found;
}
