import { randomUUID } from 'node:crypto';
import { ROLE_FOR_KIND, type TaskKind } from '../../../shared/domain/task.ts';
import type { Asked, ContractClient, Success } from './contract-client.ts';
import type { LocalRun } from './local-run.ts';

type Task = Success<'listTasks'>['tasks'][number];

export interface StaffMember {
  readonly staffId?: string;
  readonly name?: string;
  readonly roles?: readonly string[];
  readonly agency?: string;
  readonly idNumber?: string;
  readonly amr?: readonly string[];
}

/** The agency of the city, which sees every other. */
export const CITY = '210200';

/** What staff do: find tasks, decide, read case files and trails. */
export function staff(client: ContractClient, local: LocalRun) {
  /** Somebody whom no case has met before, of agency 210202 unless it says otherwise. */
  const staffToken = (member: StaffMember = {}) =>
    local.token({ kind: 'staff', staffId: randomUUID(), name: '员旅工', roles: [], agency: '210202', ...member });
  const auditorToken = () => staffToken({ roles: ['auditor'], agency: CITY });

  const caseFile = async (applicationId: string) =>
    client.ask('readCaseFile', { token: await auditorToken(), params: { applicationId } });

  /** The open task of a case, found as the staff of its agency find it. */
  const openTask = async (kind: TaskKind, applicationId: string): Promise<Task> => {
    const agency = (await caseFile(applicationId)).agency ?? CITY;
    const token = await staffToken({ roles: [ROLE_FOR_KIND[kind]], agency });
    for (let next: string | undefined = ''; next !== undefined; ) {
      const query = { agency, kind, status: 'OPEN', limit: '100', ...(next && { next }) };
      const page: Success<'listTasks'> = await client.ask('listTasks', { token, query });
      const found = page.tasks.find((task) => task.applicationId === applicationId);
      if (found) return found;
      next = page.next;
    }
    throw new Error(`There is no open ${kind} task of ${applicationId}`);
  };
  /** A decision on the open task, ready to be sent; of a member of staff of the right role unless it says otherwise. */
  const decision = async (
    kind: TaskKind,
    applicationId: string,
    body: object,
    member: StaffMember = {},
  ): Promise<Asked> => {
    const { taskId, agency } = await openTask(kind, applicationId);
    const token = await staffToken({ roles: [ROLE_FOR_KIND[kind]], agency, ...member });
    return { token, params: { taskId }, body };
  };
  /** Whatever is answered to a decision. */
  const tryToDecide = async (kind: TaskKind, applicationId: string, body: object, member?: StaffMember) =>
    client.send('decideTask', await decision(kind, applicationId, body, member));
  /** A decision that is taken, and all that follows from it at once. */
  const decide = async (kind: TaskKind, applicationId: string, body: object, member?: StaffMember) => {
    const decided = await client.ask('decideTask', await decision(kind, applicationId, body, member));
    await local.settle();
    return decided;
  };

  return {
    staffToken,
    auditorToken,
    openTask,
    decision,
    tryToDecide,
    decide,
    approveFunds: (applicationId: string) => decide('FUND_REVIEW', applicationId, { outcome: 'APPROVE' }),
    /** What a decision on the open task would rest on. */
    evidenceOf: async (kind: TaskKind, applicationId: string) => {
      const { taskId, agency } = await openTask(kind, applicationId);
      const token = await staffToken({ roles: [ROLE_FOR_KIND[kind]], agency });
      return (await client.ask('readTask', { token, params: { taskId } })).evidence;
    },
    caseFile,
    /** The names of a case's events in their order, of a trail that is unbroken. */
    eventsOf: async (applicationId: string) => {
      const { events, unbroken } = await client.ask('listCaseEvents', {
        token: await auditorToken(),
        params: { applicationId },
      });
      if (!unbroken) throw new Error(`The audit trail of ${applicationId} is broken`);
      return events.map(({ event }) => event);
    },
  };
}
