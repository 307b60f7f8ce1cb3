import type { LocalClient } from '../../../client/local-client.ts';
import { anHeirsPayeeBody, DEATH_EVIDENCE } from '../../support/deaths.ts';
import type { Person } from './people.ts';
import type { Staff, StaffMember } from './staff.ts';
import type { StrictClient } from './strict-client.ts';

/** What staff do about a case whose applicant has died. */
export function deaths(client: StrictClient, local: LocalClient, { staffToken }: Staff) {
  const token = (of: StaffMember = {}) => staffToken({ roles: ['supervisor'], ...of });
  const settled = async <Answer>(answer: Answer): Promise<Answer> => {
    await local.settle();
    return answer;
  };
  return {
    /** Any answer to the record of a death. */
    recordDeath: async (applicationId: string, diedOn: string, of?: StaffMember) => {
      const body = { diedOn, evidence: DEATH_EVIDENCE };
      return settled(await client.send('recordDeath', { token: await token(of), params: { applicationId }, body }));
    },
    /** Any answer to a payee of the heirs. */
    nameHeirsPayee: async (applicationId: string, heir: Person, of?: StaffMember) => {
      const body = anHeirsPayeeBody(heir);
      return settled(await client.send('nameHeirsPayee', { token: await token(of), params: { applicationId }, body }));
    },
  };
}
