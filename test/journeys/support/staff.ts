import { randomUUID } from 'node:crypto';
import type { LocalClient } from '../../../client/local-client.ts';
import { ROLE_FOR_KIND, type TaskKind } from '../../../shared/domain/task-kind.ts';
import { aDecision } from '../../support/decisions.ts';
import type { Asked, StrictClient, Success } from './strict-client.ts';

type Task = Success<'listTasks'>['tasks'][number];
export type Staff = ReturnType<typeof staff>;

export interface StaffMember {
  readonly staffId?: string;
  readonly name?: string;
  readonly roles?: readonly string[];
  readonly agency?: string;
  readonly idNumber?: string | null;
  readonly amr?: readonly string[];
}

/** The body of a decision, with any further fields. */
interface Decided {
  readonly outcome: string;
  readonly [field: string]: unknown;
}

/** The agency of the city, which sees the cases of every agency. */
export const CITY = '210200';

/** What staff do: find tasks, decide, and read case files and audit trails. */
export function staff(client: StrictClient, local: LocalClient) {
  /** The token of a new member of staff, of agency 210202 by default. */
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
  /** A decision on the open task, ready to be sent, by a member of staff with the right role by default. */
  const decision = async (
    kind: TaskKind,
    applicationId: string,
    body: Decided,
    member: StaffMember = {},
  ): Promise<Asked> => {
    const { taskId, agency } = await openTask(kind, applicationId);
    const token = await staffToken({ roles: [ROLE_FOR_KIND[kind]], agency, ...member });
    return { token, params: { taskId }, body: aDecision(kind, body) };
  };
  /** Any answer to a decision, sent exactly as given. */
  const tryToDecide = async (kind: TaskKind, applicationId: string, body: object, member?: StaffMember) =>
    client.send('decideTask', { ...(await decision(kind, applicationId, { outcome: 'APPROVE' }, member)), body });
  /** Makes a decision that must be accepted, and waits until its consequences are over. */
  const decide = async (kind: TaskKind, applicationId: string, body: Decided, member?: StaffMember) => {
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
    /** The evidence of the open task. */
    evidenceOf: async (kind: TaskKind, applicationId: string) => {
      const { taskId, agency } = await openTask(kind, applicationId);
      const token = await staffToken({ roles: [ROLE_FOR_KIND[kind]], agency });
      return (await client.ask('readTask', { token, params: { taskId } })).evidence;
    },
    caseFile,
    /** The names of a case's events in order. @throws Error if the audit trail is broken */
    eventsOf: async (applicationId: string) => {
      const asked = { token: await auditorToken(), params: { applicationId } };
      const names: string[] = [];
      for (let next: string | undefined = ''; next !== undefined; ) {
        const query = { limit: '100', ...(next && { next }) };
        const page: Success<'listCaseEvents'> = await client.ask('listCaseEvents', { ...asked, query });
        if (!page.unbroken) throw new Error(`The audit trail of ${applicationId} is broken`);
        names.push(...page.events.map(({ event }) => event));
        next = page.next;
      }
      return names;
    },
  };
}
