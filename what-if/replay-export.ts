import { replayOne } from '../functions/what-if/replay-one.ts';
import type { Item } from '../reports/table-items.ts';
import type { Application } from '../shared/domain/case/application.ts';
import { type Finding, findingSchema } from '../shared/domain/finding.ts';
import { isDecided, type ReplayRules } from '../shared/policy/replay.ts';
import type { ChangedCase } from '../shared/policy/replay-sums.ts';
import { parseApplication } from '../shared/table/application-item.ts';
import { applicationOfFinding } from '../shared/table/keys.ts';
import { recordKindOf } from '../shared/table/record-kind.ts';

/**
 * Replays every decided case among the items of an export of the table, in the order of submission. It holds the cases
 * in memory, so that an export's order does not matter.
 */
export async function replayExport(
  items: AsyncIterable<Item>,
  rules: ReplayRules,
): Promise<{ readonly decided: number; readonly changes: readonly ChangedCase[] }> {
  const cases: Application[] = [];
  const findings = new Map<string, Finding[]>();
  for await (const item of items) {
    const key = { pk: String(item.pk), sk: String(item.sk) };
    const checked = applicationOfFinding(key);
    if (checked !== undefined) addTo(findings, checked, findingSchema.parse(item));
    // A submission that was refused at once has attempt 0. No register was asked about it.
    if (recordKindOf(key) === 'application' && item.attempt !== 0) cases.push(parseApplication(item));
  }
  const attempts = new Map<string, Application[]>();
  for (const each of cases) addTo(attempts, each.applicant.idNumber, each);
  const decided = cases.filter(isDecided).sort((one, other) => one.submittedAt.localeCompare(other.submittedAt));
  const changes = decided.flatMap((each) => {
    const beside = {
      findings: findings.get(each.applicationId) ?? [],
      attempts: attempts.get(each.applicant.idNumber),
    };
    return replayOne(each, beside, rules) ?? [];
  });
  return { decided: decided.length, changes };
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
