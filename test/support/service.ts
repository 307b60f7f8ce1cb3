import { chineseCalendar, type WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import { aTable } from './a-table.ts';
import { caseWalk, useCaseDeps } from './case-walk.ts';
import { storedRecords } from './stored-records.ts';

/** A service over a new, empty table: the dependencies of its use cases, a walk that moves cases, stored records. */
export async function aService(calendar: WorkingCalendar = chineseCalendar) {
  const table = await aTable();
  const deps = useCaseDeps(table, calendar);
  return { table, deps, walk: caseWalk(deps), stored: storedRecords(deps) };
}
