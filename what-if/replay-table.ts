import { replayPage } from '../functions/what-if/replay-page.ts';
import { CITY_AGENCY } from '../shared/domain/agency-code.ts';
import { policies } from '../shared/policy/policies.ts';
import type { ReplayRules } from '../shared/policy/replay.ts';
import type { ChangedCase } from '../shared/policy/replay-sums.ts';
import { applicationReader } from '../shared/table/application-reader.ts';
import { caseRecordStore } from '../shared/table/case-record-store.ts';
import { caseloadReader } from '../shared/table/caseload-reader.ts';
import type { OpenTable } from './open-table.ts';

/** Replays every decided case of a table page by page, newest first, and closes the table. Queries and reads only. */
export async function replayTable(
  { table, close }: OpenTable,
  rules: ReplayRules,
): Promise<{ readonly decided: number; readonly changes: readonly ChangedCase[] }> {
  const ofPolicies = policies.flatMap((policy) => policy.agencies.map(({ code }) => code));
  const agencies = [...new Set([CITY_AGENCY, ...ofPolicies])];
  const stores = {
    cases: caseloadReader(table),
    applications: applicationReader(table),
    records: caseRecordStore(table),
  };
  try {
    const changes: ChangedCase[] = [];
    let decided = 0;
    let next: string | undefined;
    do {
      const page = await replayPage({ agencies, limit: 100, next }, rules, stores);
      changes.push(...page.changes);
      decided += page.decided;
      next = page.next;
    } while (next !== undefined);
    return { decided, changes };
  } finally {
    await close();
  }
}
