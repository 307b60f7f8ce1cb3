import type { Journey } from '../../journeys/support/journey.ts';
import type { Person } from '../../journeys/support/people.ts';
import { EXPLANATION } from '../../support/decisions.ts';

/** The applicant has died, and a payer is asked about the account of an heir. */
export async function leaveToHeir(journey: Journey, applicationId: string): Promise<void> {
  await journey.recordDeath(applicationId, '2021-07-01', { staffId: 'tour-recorder' });
  await journey.nameHeirsPayee(applicationId, await journey.citizen(), { staffId: 'tour-namer' });
}

interface AskedBack {
  /** Whose recovery is decided. */
  readonly person: Person;
  readonly repaying: string;
  /** A case whose recovery is still to be decided. */
  readonly askedBack: string;
}

/** Money is asked back of two paid cases: of one it is decided, and a part has come back. */
export async function askBack(journey: Journey, { person, repaying, askedBack }: AskedBack): Promise<void> {
  const opener = { staffId: 'tour-opener' };
  await journey.openRecovery(askedBack, {}, opener);
  const { body: opened } = await journey.openRecovery(repaying, {}, opener);
  if (!opened) throw new Error('The recovery was not opened');
  const { recoveryId } = opened;
  await journey.stateInRecovery(person, repaying, recoveryId, '本人符合全部申领条件，附劳动合同和工资流水。');
  const recovery = { amountFen: 250_000, repayBy: '2021-09-30' };
  await journey.decide('RECOVERY', repaying, { outcome: 'RECOVER', explanation: EXPLANATION, recovery });
  await journey.repay(repaying, recoveryId, { amountFen: 100_000, reference: 'BANK-0001', receivedOn: '2021-07-01' });
}
