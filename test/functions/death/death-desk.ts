import { nameHeirsPayee } from '../../../functions/death/name-heirs-payee.ts';
import { recordDeath } from '../../../functions/death/record-death.ts';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { deathBody, heirsPayeeBody } from '../../../shared/contracts/death.ts';
import type { DecisionBody } from '../../../shared/contracts/review.ts';
import { auditFaults } from '../../../shared/domain/case/audit-faults.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { auditedCase } from '../../../shared/table/audited-case.ts';
import { anHeirsPayeeBody, DEATH_EVIDENCE } from '../../support/deaths.ts';
import { aPerson, aStaffMember, asStaff, type Person } from '../../support/people.ts';
import type { aService } from '../../support/service.ts';

export const [HEIR, OTHER_HEIR] = [aPerson(8_001), aPerson(8_002)];
export const recorder = aStaffMember('supervisor', { subject: 'staff-recorder' });
export const namer = aStaffMember('supervisor', { subject: 'staff-namer' });
export const payer = aStaffMember('payer');

/** What staff do about a case whose applicant has died. */
export function deathDesk({ deps, walk, stored }: Awaited<ReturnType<typeof aService>>) {
  const decide = (taskId: string, body: DecisionBody, caller: StaffCaller) =>
    decideTask({ ...asStaff(caller), params: { taskId }, body }, deps);
  const record = (applicationId: string, diedOn = '2021-06-16') => {
    const body = deathBody.parse({ diedOn, evidence: DEATH_EVIDENCE });
    return recordDeath({ ...asStaff(recorder), params: { applicationId }, body }, deps);
  };
  return {
    record,
    decide,
    name: (
      applicationId: string,
      { caller = namer, heir = HEIR }: { caller?: StaffCaller; heir?: Person } = {},
      different: Partial<typeof deps> = {},
    ) => {
      const body = heirsPayeeBody.parse(anHeirsPayeeBody(heir));
      return nameHeirsPayee({ ...asStaff(caller), params: { applicationId }, body }, { ...deps, ...different });
    },
    confirm: (id: string, round = 1, caller = payer) =>
      decide(taskIdOf(id, 'HEIRS_PAYEE', round), { outcome: 'CONFIRM' }, caller),
    lift: (id: string, body: DecisionBody = { outcome: 'LIFT' }, caller = aStaffMember('supervisor')) =>
      decide(taskIdOf(id, 'SUSPENSION_REVIEW'), body, caller),
    /** A case that was to be paid, whose applicant has died. */
    deadCase: async (person: Person) => {
      const id = await walk.caseIn('PUBLICISED', person);
      await walk.close(id);
      await record(id);
      return id;
    },
    openTasks: async (id: string) =>
      (await stored.tasks(id)).filter(({ status }) => status === 'OPEN').map(({ taskId }) => taskId),
    faultsOf: async (id: string) => auditFaults(await auditedCase(await deps.applications.byId(id), deps)),
    orderOf: async (id: string) => {
      const application = await stored.application(id);
      return deps.payments.byNumber(application, application.paymentCount);
    },
  };
}
