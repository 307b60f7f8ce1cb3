import type { LocalClient } from '../../../client/local-client.ts';
import { SUSPENSION } from '../../support/decisions.ts';
import type { Applicants } from './applicants.ts';
import type { Person } from './people.ts';
import type { Staff, StaffMember } from './staff.ts';
import type { Asked, StrictClient, Success } from './strict-client.ts';

/** One entry of a public notice. */
export interface Entry {
  readonly noticeId: string;
  readonly serial: number;
}

/** What reached staff, and who of them keys it; at the counter, just now, by a reviewer, unless told. */
export interface Received {
  readonly receivedAt?: string;
  readonly channel?: string;
  readonly statement?: string;
  readonly member?: StaffMember;
  readonly idempotencyKey?: string;
}

/** What staff do to a case outside its tasks: key objections, extend a review, pull a case. */
export function casework(
  client: StrictClient,
  local: LocalClient,
  { by }: Applicants,
  { staffToken, openTask }: Staff,
) {
  /** An objection that staff key for somebody, ready to be sent. */
  const keying = async ({ noticeId, serial }: Entry, objector: Person, received: Received = {}): Promise<Asked> => {
    const { receivedAt = await local.now(), channel = 'COUNTER', member, idempotencyKey } = received;
    const { name: objectorName, idNumber: objectorIdNumber, phone } = objector;
    const statement = received.statement ?? '本人到窗口反映：此人并未在该公司工作，请予核实。';
    return {
      token: await staffToken({ roles: ['reviewer'], ...member }),
      body: { noticeId, serial, objectorName, objectorIdNumber, phone, statement, channel, receivedAt },
      ...(idempotencyKey && { idempotencyKey }),
    };
  };
  const suspension = async (
    applicationId: string,
    member: StaffMember = {},
    body: object = SUSPENSION,
  ): Promise<Asked> => ({
    token: await staffToken({ roles: ['supervisor'], ...member }),
    params: { applicationId },
    body,
  });

  return {
    keying,
    /** Any answer to what staff key. */
    tryToKey: async (entry: Entry, objector: Person, received?: Received) =>
      client.send('keyObjection', await keying(entry, objector, received)),
    /** Keys what must be taken, and waits until its consequences are over. */
    key: async (entry: Entry, objector: Person, received?: Received): Promise<Success<'keyObjection'>> => {
      const keyed = await client.ask('keyObjection', await keying(entry, objector, received));
      await local.settle();
      return keyed;
    },
    /** Any answer to an extension of the open review of objections. */
    extend: async (applicationId: string, member: StaffMember = {}, reason = '需向用人单位调取考勤记录。') => {
      const { taskId, agency } = await openTask('OBJECTION_REVIEW', applicationId);
      const token = await staffToken({ roles: ['supervisor'], agency, ...member });
      return client.send('extendTask', { token, params: { taskId }, body: { reason } });
    },
    suspension,
    /** Any answer to the suspension of a case. */
    tryToSuspend: async (applicationId: string, member?: StaffMember, body?: object) =>
      client.send('suspendApplication', await suspension(applicationId, member, body)),
    /** Pulls a case, which must be accepted, and waits until its consequences are over. */
    suspend: async (applicationId: string, member?: StaffMember) => {
      const suspended = await client.ask('suspendApplication', await suspension(applicationId, member));
      await local.settle();
      return suspended;
    },
    /** Any answer to what an applicant says about a suspension. */
    makeStatement: async (person: Person, applicationId: string, text: string) =>
      client.send('makeStatement', await by(person, { params: { applicationId }, body: { text } })),
    /** A notice as the public sees it: its serials, those that have left it, and how many entries it counts. */
    noticeOf: async (noticeId: string) => {
      const { entries, withdrawnSerials } = await client.ask('readNotice', {
        params: { noticeId },
        query: { limit: '100' },
      });
      const listed = (await client.ask('listNotices')).notices.find((notice) => notice.noticeId === noticeId);
      return { serials: entries.map(({ serial }) => serial), withdrawnSerials, entryCount: listed?.entryCount ?? 0 };
    },
  };
}
