import fc from 'fast-check';
import { isFinal } from '../../../shared/domain/phase.ts';
import { itemOf } from '../../../shared/table/application-item.ts';
import {
  annualCounterKey,
  eventKey,
  formerDeclarationKey,
  type Key,
  objectionKey,
  openRecoveriesKey,
  paymentKey,
  recoveryKey,
} from '../../../shared/table/keys.ts';
import { putItem } from '../../../shared/table/table.ts';
import { taskItem } from '../../../shared/table/task-item.ts';
import { memoryTable, type StoredCase } from '../../shared/domain/case/case-table.ts';
import { anySteps, randomWalk } from '../../shared/domain/case/random-steps.ts';
import { threeYes } from '../../support/findings.ts';
import { aStaffMember, type Person } from '../../support/people.ts';
import type { aService } from '../../support/service.ts';

type Service = Pick<Awaited<ReturnType<typeof aService>>, 'table' | 'deps'>;

/**
 * The cases of one person after random steps, in the table with all that belongs to them: events, tasks, payments,
 * recoveries, objections, former declarations, findings, marks, and a record of a reading.
 */
export async function storeRandomCases(seed: number, person: Person, service: Service): Promise<readonly string[]> {
  const [steps = []] = fc.sample(anySteps(160), { numRuns: 1, seed });
  const memory = memoryTable();
  const walk = randomWalk(memory, person);
  for (const step of steps) await walk.take(step);
  const cases = await memory.cases();
  for (const stored of cases) await storeCase(stored, service);
  const put = (key: Key, item: object) => putItem(service.table, { Item: { ...key, ...item } });
  await put(annualCounterKey(person.idNumber, 2021), { taken: await memory.placesOf(2021) });
  await put(openRecoveriesKey(person.idNumber), { openCount: memory.contents().openRecoveries });
  return cases.map(({ application }) => application.applicationId);
}

async function storeCase(stored: StoredCase, { table, deps }: Service): Promise<void> {
  const { application, trail, tasks, payments, recoveries, objections, former } = stored;
  const { applicationId, applicant } = application;
  const { idNumber } = applicant;
  const put = (key: Key, item: object) => putItem(table, { Item: { ...key, ...item } });
  // The sweep finds out that nothing more is due of a case that has ended.
  await putItem(table, {
    Item: itemOf(isFinal(application.phase) ? { ...application, nextDueAt: undefined } : application),
  });
  for (const event of trail) await put(eventKey(idNumber, applicationId, event.sequence), event);
  for (const task of tasks) await putItem(table, { Item: taskItem(idNumber, task) });
  for (const payment of payments) await put(paymentKey(idNumber, applicationId, payment.number), payment);
  for (const each of recoveries) await put(recoveryKey(idNumber, applicationId, each.recoveryId), each);
  for (const each of objections) await put(objectionKey(idNumber, applicationId, each.objectionId), each);
  for (const each of former) {
    await put(formerDeclarationKey(idNumber, applicationId, each.declaredBy), each);
    await deps.marks.mark({ ...application, ...each });
  }
  for (const finding of threeYes(deps)) await deps.records.saveFinding(application, finding);
  await deps.marks.mark(application);
  const { subject: staffId, roles, agency } = aStaffMember('auditor');
  const reading = { what: 'CASE_FILE', purpose: 'SUPERVISION' } as const;
  const access = { applicationId, at: deps.clock.instant(), staffId, roles: [...roles], agency, ...reading };
  await deps.accesses.record(application, access, deps.newId());
}
