import { type Journey, timeToPay } from '../../journeys/support/journey.ts';
import type { HeldCertificate, Person } from '../../journeys/support/people.ts';
import { askBack, leaveToHeir } from './after-the-approval.ts';
import { challenge } from './challenges.ts';

/** The people who applied, by what their cases show. */
export const APPLICANTS = ['settled', 'disputed', 'again', 'refused', 'waiting', 'returned', 'newcomer'] as const;
export type Applicant = (typeof APPLICANTS)[number];

/** What a citizen and a member of staff can meet, all of it in one service at one instant. */
export interface TourWorld {
  readonly url: string;
  readonly applicants: Readonly<Record<Applicant, Person>>;
  /** The ids of the cases, by the phase that each is in. */
  readonly cases: Awaited<ReturnType<typeof prepareCases>>['cases'];
  /** The receipts of the person whose application was refused, by what became of each. */
  readonly receipts: Awaited<ReturnType<typeof prepareCases>>['receipts'];
  /** A notice that the public sees now, and one entry of it. */
  readonly noticeId: string;
  readonly employer: string;
  /** An objection that was decided, as its holder looks it up. */
  readonly objection: { readonly objectionId: string; readonly receiptCode: string };
}

/** Thursday; every case below has reached its phase by then, and nothing more is due this hour. */
const TOUR_DAY = '2021-07-01T10:30:00+08:00';
/** The entries of the day before are on the notice from 24 June to 1 July. */
const LATER_REVIEW = '2021-06-23T10:00:00+08:00';

/** Takes cases to every phase. The clock goes from 16 June to 1 July 2021. */
export async function prepareWorld(journey: Journey): Promise<TourWorld> {
  const { cases, receipts, applicants, objection } = await prepareCases(journey);
  const { noticeId = '' } = await journey.read(applicants.settled, cases.publicised);
  const { employer } = applicants.settled;
  return { url: journey.url, applicants, cases, receipts, noticeId, employer, objection };
}

async function prepareCases(journey: Journey) {
  const { newcomer } = journey;
  const [settled, disputed, again] = [await newcomer(), await newcomer(), await newcomer()];
  const [waiting, returned, untried] = [await newcomer(), await newcomer(), await newcomer()];
  const refused = await newcomer();
  const [late, owing] = [await newcomer(), await newcomer()];
  await journey.introduce(refused, { contract: false, insured: false, filed: false });
  await journey.setAccount(returned.accountNumber, { outcome: 'RETURNED', returnReason: '账号不存在' });
  const submit = async (person: Person, certificate?: HeldCertificate) =>
    (await journey.submit(person, certificate)).applicationId;
  const certified = async (person: Person, occupationCode: string) =>
    submit(person, await journey.certify(person, { occupationCode }));
  // On a busy machine a register may answer too late. It is asked again when the clock moves.
  const verified = async (id: string) => {
    for (let tries = 0; tries < 3 && (await journey.caseFile(id)).phase === 'VERIFYING'; tries += 1) {
      await journey.advanceBy('PT30M');
    }
  };
  const approve = async (...ids: readonly string[]) => {
    for (const id of ids) {
      await verified(id);
      await journey.approveFunds(id);
    }
  };

  // A register that stays silent for four hours: the case goes to a person.
  await journey.setFaults({ employment: { mode: 'down' } });
  const manualVerification = await submit(waiting);
  await journey.settle();
  await journey.advanceBy('PT5H');
  await journey.setFaults({});

  const paid = await submit(settled);
  const challenged = await submit(disputed);
  const paying = await submit(again);
  const withdrawn = await certified(again, '4-12-01-01');
  const overdue = await certified(waiting, '4-12-01-01');
  const accountWrong = await submit(returned);
  const confirming = await certified(returned, '4-12-01-01');
  const sentBack = await certified(returned, '4-03-02-01');
  const repaying = await submit(late);
  const askedBack = await submit(owing);
  const rejected = await submit(refused);
  await journey.settle();
  await journey.withdraw(again, withdrawn);
  await approve(paid, challenged, paying, accountWrong, confirming, sentBack, repaying, askedBack);
  const { noticeId = '', publishAt = '', closesAt = '' } = await journey.read(settled, paid);
  await journey.advanceTo(publishAt);
  const objectTo = async (person: Person) => {
    const { serial } = await journey.entryOf(person, noticeId);
    return journey.object({ noticeId, serial }, await journey.citizen());
  };
  await objectTo(disputed);
  const { body: objection } = await objectTo(again);
  if (!objection) throw new Error('The objection was not taken');

  await journey.advanceTo(LATER_REVIEW);
  const publicised = await certified(settled, '4-12-01-01');
  await journey.settle();
  await approve(publicised);
  await journey.advanceTo(timeToPay(closesAt));
  await journey.advanceTo(TOUR_DAY);

  const awaiting = await certified(settled, '4-03-02-01');
  const fundReview = await certified(again, '4-03-02-01');
  await journey.settle();
  await approve(awaiting);
  const correcting = await certified(disputed, '4-03-02-01');
  await journey.settle();
  await verified(correcting);
  await journey.decide('FUND_REVIEW', correcting, {
    outcome: 'REQUEST_CORRECTION',
    fields: ['certificate.number', 'certificate.issuedOn', 'certificate.occupationCode', 'payee.accountNumber'],
    explanation: '证书编号、核发日期和职业（工种）与证书不一致，账号少一位。请对照证书和银行卡填写。',
  });
  const suspended = await certified(disputed, '4-12-01-01');
  const fallen = await certified(again, '6-31-01-03');
  await journey.settle();
  await approve(suspended);
  await journey.suspend(suspended);
  const { receipts, admitted } = await challenge(journey, {
    person: refused,
    fallen: { person: again, applicationId: fallen },
  });
  const changePayee = async (applicationId: string) => {
    const body = { kind: 'BANK_ACCOUNT', bankName: '虚构银行西岗支行', accountNumber: '6299990000000088018' };
    await journey.ask('changePayee', await journey.by(returned, { params: { applicationId }, body }));
    await journey.settle();
  };
  await changePayee(confirming);
  await changePayee(sentBack);
  await journey.decide('PAYMENT_CONFIRMATION', sentBack, {
    outcome: 'REFUSE',
    explanation: '户名与申请人姓名不一致，请填写本人名下的银行账户。',
  });
  const dead = await certified(owing, '4-12-01-01');
  await journey.settle();
  await approve(dead);
  await leaveToHeir(journey, dead);
  await askBack(journey, { person: late, repaying, askedBack });
  // From here on the bank and a register are silent, so nothing moves on.
  await journey.setFaults({ bank: { mode: 'down' }, employment: { mode: 'down' } });
  await journey.decide('OBJECTION_REVIEW', paying, { outcome: 'DISMISS' });
  const verifying = await certified(waiting, '4-03-02-01');
  return {
    applicants: { settled, disputed, again, refused, waiting, returned, newcomer: untried },
    objection,
    receipts,
    cases: {
      verifying,
      manualVerification,
      fundReview,
      correcting,
      overdue,
      awaiting,
      publicised,
      challenged,
      paying,
      paid,
      returned: accountWrong,
      confirming,
      sentBack,
      rejected,
      withdrawn,
      suspended,
      overturned: fallen,
      admitted,
      dead,
      repaying,
      askedBack,
    },
  };
}
