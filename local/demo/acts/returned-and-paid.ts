import { fen, yuan } from '../../../shared/domain/money.ts';
import { shownTime } from '../narrator.ts';
import { DemoFailure } from '../service-client.ts';
import { inPhase, known, type Stage, show, staffOf } from './stage.ts';

/** The bank sends the money back; the welder names another account, a payer confirms it, and the money arrives. */
export async function returnedAndPaid(stage: Stage, applicationId: string): Promise<void> {
  const { desk, clock, cast, narrate, token } = stage;
  const { paymentReturn } = await inPhase(stage, applicationId, 'PAYMENT_RETURNED');
  const { text, dueAt } = known(paymentReturn, 'a returned payment');
  await narrate('Bank', `sends the money back: ${text}`, `the applicant is reminded until ${dueAt}`);

  await clock.advanceBy('P1D');
  await desk.changePayee(token, applicationId, cast.otherAccount);
  await narrate(`Applicant ${cast.welder.name}`, `names another account: ${cast.otherAccount}`);
  const payer = await staffOf(stage, 'payer', '付样员');
  await desk.decideOpen(payer.token, 'PAYMENT_CONFIRMATION', applicationId, { outcome: 'CONFIRM' });
  await clock.settle();
  await narrate(payer.who, 'confirms it: the money is ordered anew, without a second publicity');

  const paid = await inPhase(stage, applicationId, 'PAID');
  const transfers = (await desk.transfers()).filter(({ paymentId }) => paymentId.startsWith(applicationId));
  const [returned, arrived, ...more] = transfers.map(({ outcome }) => outcome);
  if (returned !== 'RETURNED' || arrived !== 'PAID' || more.length > 0) {
    throw new DemoFailure(`Expected one transfer returned and one paid, saw ${show(transfers)}`);
  }
  await narrate(
    'Bank',
    `PAID: the money reached the account ${shownTime(new Date(known(paid.paidAt, 'paidAt')))}`,
    ...transfers.map(
      ({ paymentId, amountFen, accountNumber, outcome }) =>
        `${paymentId}  ${yuan(fen(amountFen))}  → ${accountNumber}  ${outcome}`,
    ),
  );
}

/** What the welder was told, and what the audit trails say. */
export async function lookBack(stage: Stage, applicationIds: readonly string[]): Promise<void> {
  const { desk, cast, narrate } = stage;
  const messages = await desk.messages(applicationIds);
  if (messages.length === 0) throw new DemoFailure('Expected messages to the applicant, saw none');
  await narrate(
    'Message gateway',
    `what ${cast.welder.name} was told along the way`,
    ...messages.map(({ at, text }) => `${shownTime(new Date(at))}  ${text}`),
  );
  const auditor = await staffOf(stage, 'auditor', '计样员');
  for (const applicationId of applicationIds) {
    const { events, unbroken } = await desk.events(auditor.token, applicationId);
    if (!unbroken) throw new DemoFailure(`The audit trail of ${applicationId} is broken: ${show(events)}`);
    await narrate(
      auditor.who,
      `reads the audit trail of ${applicationId}: its chain of hashes is unbroken`,
      ...events.map(
        ({ at, event, who, after }) => `${shownTime(new Date(at))}  ${event} by ${who.staffId ?? who.kind} → ${after}`,
      ),
    );
  }
}
