import type { Journey } from '../../journeys/support/journey.ts';
import type { Person } from '../../journeys/support/people.ts';
import { type Refused, refusals } from '../../journeys/support/refusals.ts';

interface Challenged {
  /** Whose submissions are refused at once. */
  readonly person: Person;
  /** A case in the fund review, which is refused there and whose refusal falls. */
  readonly fallen: Refused;
}

/** Refusals in every state of a request for a reconsideration (复核), and an attempt in place of one that fell. */
export async function challenge(journey: Journey, { person, fallen }: Challenged) {
  const desk = refusals(journey);
  const receiptOf = async () => (await desk.receiptOf(person)).applicationId;
  const [open, asked, maintained] = [await receiptOf(), await receiptOf(), await receiptOf()];
  const ask = (refused: Refused) => desk.request(refused);
  await ask({ person, applicationId: asked });
  await ask({ person, applicationId: maintained });
  await journey.decide('RECONSIDERATION', maintained, { outcome: 'MAINTAIN' });
  await journey.decide('FUND_REVIEW', fallen.applicationId, { outcome: 'REFUSE' });
  await ask(fallen);
  await journey.decide('RECONSIDERATION', fallen.applicationId, { outcome: 'GRANT' });
  return {
    receipts: { open, asked, maintained },
    admitted: (await desk.attemptAfter(fallen)).applicationId,
  };
}
