import { LEVEL_TEXT } from '../../../shared/domain/declared.ts';
import { fen, yuan } from '../../../shared/domain/money.ts';
import type { Application } from '../case-desk.ts';
import { shownTime } from '../narrator.ts';
import { cityStaff, inPhase, known, type Stage, staffOf } from './stage.ts';

/** An entry on a public notice. */
export interface Entry {
  readonly noticeId: string;
  readonly serial: number;
  readonly closesAt: string;
}

/** The name of the welder appears on the public notice. */
export async function publicised(stage: Stage, applicationId: string): Promise<Entry> {
  const { desk, clock, narrate } = stage;
  const { publishAt } = await inPhase(stage, applicationId, 'AWAITING_PUBLICATION');
  await clock.advanceTo(known(publishAt, 'a time of publication'));
  const application = await inPhase(stage, applicationId, 'PUBLICISED');
  const { noticeId, closesAt } = windowOf(application);
  const entry = await desk.noticeEntry(noticeId);
  await narrate(
    'The clock',
    `public notice ${noticeId} appears, to stand until ${shownTime(new Date(closesAt))}`,
    `${entry.serial}. ${entry.maskedName}  ${entry.maskedIdNumber}  ${entry.employer}  ${entry.occupation}  ` +
      `${LEVEL_TEXT[entry.level]}  ${yuan(fen(entry.amountFen))}`,
  );
  return { noticeId, serial: entry.serial, closesAt };
}

/** A supervisor pulls the entry; the welder makes a statement; another supervisor lifts the suspension. */
export async function suspendedAndLifted(stage: Stage, applicationId: string, entry: Entry): Promise<void> {
  const { desk, clock, cast, narrate, token } = stage;
  await clock.advanceBy('P1D');
  const puller = await staffOf(stage, 'supervisor', '停样员');
  const explanation = '有来电反映申请人的证书等级有误，先行暂停，待核实。';
  const suspended = await desk.suspend(puller.token, applicationId, explanation);
  const { suspension } = suspended;
  const { withdrawnSerials } = await desk.notice(entry.noticeId);
  await narrate(
    puller.who,
    `suspends the case: ${explanation}`,
    `notice ${entry.noticeId} shows entry ${withdrawnSerials.join()} as withdrawn`,
    `a statement may be made until ${shownTime(new Date(known(suspension, 'a suspension').statementUntil))}`,
  );
  await clock.advanceBy('PT3H');
  const text = '证书等级与职业技能等级证书全国联网查询系统的记录一致，请核对。';
  await desk.state(token, applicationId, text);
  await narrate(`Applicant ${cast.welder.name}`, `makes a statement: ${text}`);

  await clock.advanceBy('PT1H');
  const lifter = await cityStaff(stage, 'supervisor', '解样员');
  await desk.decideOpen(lifter.token, 'SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT', note: '证书等级无误' });
  await clock.settle();
  const lifted = await inPhase(stage, applicationId, 'AWAITING_PUBLICATION');
  const again = new Date(known(lifted.publishAt, 'a time of publication'));
  await narrate(lifter.who, `lifts the suspension: published anew ${shownTime(again)}, for the full period`);
}

/** The window of a publicised case. */
export function windowOf({ noticeId, closesAt }: Application): Pick<Entry, 'noticeId' | 'closesAt'> {
  return { noticeId: known(noticeId, 'a notice'), closesAt: known(closesAt, 'a time of the close') };
}
