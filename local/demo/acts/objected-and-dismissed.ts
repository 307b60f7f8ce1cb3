import { shownTime } from '../narrator.ts';
import type { Entry } from './publicised.ts';
import { cityStaff, inPhase, type Stage, staffOf } from './stage.ts';

const STATEMENT = '据我了解，此人并未在该公司从事焊工工作，请予核实。';

/**
 * A letter is handed in at the counter on the last afternoon, and keyed on the next morning, before the payment is
 * ordered: it stops the payment. The objection is dismissed.
 */
export async function objectedAndDismissed(stage: Stage, applicationId: string, entry: Entry): Promise<void> {
  const { desk, clock, cast, narrate } = stage;
  await desk.introduceObjector();
  await clock.advanceTo(entry.closesAt);
  await inPhase(stage, applicationId, 'PAYING');
  await desk.noticeIsGone(entry.noticeId);
  await narrate('The clock', 'the publicity period is over: the notice is gone, the payment waits until 10:00');

  await clock.advanceBy('PT9H');
  const counter = await staffOf(stage, 'reviewer', '窗样员');
  const receivedAt = new Date(Date.parse(entry.closesAt) - 8 * 3_600_000);
  const receipt = await desk.keyObjection(counter.token, entry, receivedAt, STATEMENT);
  await clock.settle();
  await inPhase(stage, applicationId, 'OBJECTION_REVIEW');
  await narrate(
    counter.who,
    `keys a letter of ${cast.objector.name} that was handed in ${shownTime(receivedAt)}: ${STATEMENT}`,
    `it is an ${receipt.kind}: the payment stops; receipt code ${receipt.receiptCode}`,
  );

  await clock.advanceBy('PT6H');
  const supervisor = await cityStaff(stage, 'supervisor', '异样员');
  const note = '经核查劳动合同、参保和用工备案，异议不成立';
  await desk.decideOpen(supervisor.token, 'OBJECTION_REVIEW', applicationId, { outcome: 'DISMISS', note });
  await clock.settle();
  await narrate(supervisor.who, 'dismisses the objection: contract, insurance and filing prove the employment');
  const { status, outcome } = await desk.objectionState(receipt);
  await narrate(`Citizen ${cast.objector.name}`, `reads with the receipt code: ${status} ${outcome}`);
}
