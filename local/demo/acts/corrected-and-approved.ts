import { shownTime } from '../narrator.ts';
import { inPhase, known, type Stage, staffOf } from './stage.ts';

/** The fund review asks for a correction, the welder makes it, and the case is approved. */
export async function correctedAndApproved(stage: Stage, applicationId: string): Promise<void> {
  const { desk, clock, cast, narrate, token } = stage;
  const fundReviewer = await staffOf(stage, 'fund-reviewer', '审样员');
  const explanation = '开户银行请填写到支行，以便拨付。';
  const fields = ['payee.bankName'] as const;
  await desk.decideOpen(fundReviewer.token, 'FUND_REVIEW', applicationId, {
    outcome: 'REQUEST_CORRECTION',
    fields: [...fields],
    explanation,
  });
  await clock.settle();
  const { correction } = await inPhase(stage, applicationId, 'CORRECTION_REQUESTED');
  const asked = known(correction, 'the correction that was asked for');
  await narrate(
    fundReviewer.who,
    `asks for a correction of ${asked.fields.join()}: ${asked.explanation}`,
    `until ${shownTime(new Date(asked.dueAt))}; the review clock stops`,
  );

  await clock.advanceBy('P1D');
  const bankName = '虚构银行西岗支行';
  await desk.correct(token, applicationId, { payee: { bankName } });
  await clock.settle();
  await inPhase(stage, applicationId, 'FUND_REVIEW');
  await narrate(`Applicant ${cast.welder.name}`, `corrects it: ${bankName}; no register need be asked again`);

  await clock.advanceBy('PT1H');
  await desk.decideOpen(fundReviewer.token, 'FUND_REVIEW', applicationId, { outcome: 'APPROVE' });
  await clock.settle();
  const approved = await inPhase(stage, applicationId, 'AWAITING_PUBLICATION');
  await narrate(fundReviewer.who, `approves; to be published ${shownTime(publicationOf(approved))}`);
}

function publicationOf({ publishAt }: { readonly publishAt?: string | undefined }): Date {
  return new Date(known(publishAt, 'a time of publication'));
}
