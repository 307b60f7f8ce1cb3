import type { LocalClient } from '../../../client/local-client.ts';
import { EXPLANATION } from '../../support/decisions.ts';
import type { Applicants } from './applicants.ts';
import type { Person } from './people.ts';
import type { Staff, StaffMember } from './staff.ts';
import type { StrictClient } from './strict-client.ts';

/** What staff and the applicant of a paid case do about money that is asked back. */
export function recoveries(client: StrictClient, local: LocalClient, { by }: Applicants, { staffToken }: Staff) {
  const member = (role: string, of: StaffMember = {}) => staffToken({ roles: [role], ...of });
  return {
    /** Any answer to a recovery that a supervisor opens. */
    openRecovery: async (applicationId: string, asked: object = {}, of?: StaffMember, idempotencyKey?: string) => {
      const body = { amountFen: 250_000, ground: 'NOT_ENTITLED', explanation: EXPLANATION, ...asked };
      const token = await member('supervisor', of);
      const key = idempotencyKey && { idempotencyKey };
      const answer = await client.send('openRecovery', { token, params: { applicationId }, body, ...key });
      await local.settle();
      return answer;
    },
    recoveriesOf: async (applicationId: string) =>
      client.ask('listRecoveries', { token: await member('auditor'), params: { applicationId } }),
    stateInRecovery: async (person: Person, applicationId: string, recoveryId: string, text: string) =>
      client.send('stateInRecovery', await by(person, { params: { applicationId, recoveryId }, body: { text } })),
    /** Any answer to a repayment that a payer records. */
    repay: async (applicationId: string, recoveryId: string, body: object, of?: StaffMember) => {
      const token = await member('payer', of);
      return client.send('recordRepayment', { token, params: { applicationId, recoveryId }, body });
    },
    conclude: async (applicationId: string, recoveryId: string, status: string, of?: StaffMember) => {
      const token = await member('supervisor', of);
      const body = { status, explanation: EXPLANATION };
      return client.send('concludeRecovery', { token, params: { applicationId, recoveryId }, body });
    },
  };
}
