import { randomUUID } from 'node:crypto';
import type { Journey } from './journey.ts';
import { aNewPerson, applicationOf, type HeldCertificate, type Person } from './people.ts';
import type { StaffMember } from './staff.ts';
import type { Asked } from './strict-client.ts';

/** Who acts for an applicant, and what they are to them. */
export function agentOf({ name, idNumber }: Person, relation = '配偶') {
  return { name, idNumber, relation };
}

/** What staff do at the counter: enter applications, and search. */
export function counter(journey: Journey) {
  const entering = async (
    person: Person,
    { member, held, more = { presentedBy: 'SELF' } }: Entering = {},
  ): Promise<Asked> => ({
    token: await journey.staffToken({ roles: ['reviewer'], ...member }),
    body: { ...applicationOf(person, held), channel: 'COUNTER', ...more },
    idempotencyKey: randomUUID(),
  });
  return {
    entering,
    /** Enters an application that must be taken, and waits until its checks are over. */
    enter: async (person: Person, asked?: Entering) => {
      const entered = await journey.ask('enterApplication', await entering(person, asked));
      await journey.settle();
      return entered;
    },
    tryToEnter: async (person: Person, asked?: Entering) =>
      journey.send('enterApplication', await entering(person, asked)),
    /** What an entry would be told. */
    check: async (person: Person, asked?: Entering) => {
      const { idempotencyKey: _, ...check } = await entering(person, asked);
      return journey.send('checkEntry', check);
    },
    search: async (by: object, member: StaffMember = {}) =>
      journey.send('searchApplications', {
        token: await journey.staffToken({ roles: ['reviewer'], ...member }),
        body: { purpose: '申请人到窗口咨询办理进度', ...by },
      }),
    /** Somebody who acts for others, and is in no register. */
    agent: () => aNewPerson(),
  };
}

interface Entering {
  readonly member?: StaffMember;
  readonly held?: HeldCertificate;
  readonly more?: object;
}
