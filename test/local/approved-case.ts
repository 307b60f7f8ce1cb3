import { fictionalApplication } from '../../fictional/fictional-application.ts';
import { introductions } from '../../local/world/seeded-world.ts';
import { routes } from '../../shared/contracts/routes.ts';
import type { StaffRole } from '../../shared/domain/actor.ts';
import type { RealRun } from './real-run.ts';

/** When its window closes and when it is paid, where the run began at its usual time. */
export const CLOSES_AT = '2021-06-25T00:00:00+08:00';
export const TIME_TO_PAY = '2021-06-25T10:00:00+08:00';

/**
 * A case of a seeded person that has passed the fund review, and what the tests of a run that they kill ask about it.
 *
 * @param current the run as it is now: after a kill it is another one
 */
export async function approvedCase(current: () => RealRun) {
  const [person] = introductions;
  if (!person) throw new Error('The world has people');
  const { idNumber, name, phone, certificate } = person;
  const applicant = await current().local.token({ kind: 'applicant', idNumber, name, phone });
  const staffToken = (staffId: string, role: StaffRole) =>
    current().local.token({ kind: 'staff', staffId, name: `员工${staffId}`, roles: [role], agency: '210200' });
  const reviewer = await staffToken('f1', 'fund-reviewer');
  const { applicationId } = await current().ask(routes.submitApplication, {
    token: applicant,
    body: fictionalApplication(person, certificate),
    idempotencyKey: 'once',
  });
  await current().local.settle();

  const params = { applicationId };
  const openTasks = async (token: string) =>
    (await current().ask(routes.listTasks, { token, query: { status: 'OPEN' } })).tasks;
  const [task] = await openTasks(reviewer);
  await current().ask(routes.decideTask, {
    token: reviewer,
    params: { taskId: task?.taskId ?? '' },
    body: { outcome: 'APPROVE' },
  });
  return {
    person,
    applicationId,
    applicant,
    staffToken,
    openTasks,
    read: () => current().ask(routes.readOwnApplication, { token: applicant, params }),
    caseFile: () => current().ask(routes.readCaseFile, { token: reviewer, params }),
    eventsOf: async () =>
      (await current().ask(routes.listCaseEvents, { token: reviewer, params, query: {} })).events.map(
        ({ event }) => event,
      ),
  };
}
