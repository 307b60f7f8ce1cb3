import { renderToStaticMarkup } from 'react-dom/server';
import { failedPage } from '../../../functions/portal/message-pages.tsx';
import { documentRenderer } from '../../../functions/portal/page-renderer.ts';
import type { Language } from '../../../shared/contracts/portal-pages.ts';
import { buildPortal } from '../../../web/build.ts';
import { publicTextIn } from '../../../web/public/public-text.ts';
import { type Journey, timeToPay } from '../../journeys/support/journey.ts';
import type { HeldCertificate, Person } from '../../journeys/support/people.ts';

/** The people who applied, by what their cases show. */
export const APPLICANTS = ['settled', 'disputed', 'again', 'refused', 'waiting', 'returned', 'newcomer'] as const;
export type Applicant = (typeof APPLICANTS)[number];

/** What a citizen and a member of staff can meet, all of it in one service at one instant. */
export interface TourWorld {
  readonly url: string;
  /** The page that the service shows where a page of the server fails. */
  readonly failedPages: Readonly<Record<Language, string>>;
  readonly applicants: Readonly<Record<Applicant, Person>>;
  /** The ids of the cases, by the phase that each is in. */
  readonly cases: Awaited<ReturnType<typeof prepareCases>>['cases'];
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
  const { cases, applicants, objection } = await prepareCases(journey);
  const { noticeId = '' } = await journey.read(applicants.settled, cases.publicised);
  const failedPages = { zh: await failedPageIn('zh'), en: await failedPageIn('en') };
  const { employer } = applicants.settled;
  return { url: journey.url, failedPages, applicants, cases, noticeId, employer, objection };
}

async function failedPageIn(language: Language): Promise<string> {
  const { portalStyles: styles } = await buildPortal();
  const { render } = documentRenderer(styles, renderToStaticMarkup);
  return render(failedPage({ ...publicTextIn(language), styles }, 'request-1'));
}

async function prepareCases(journey: Journey) {
  const newcomer = () => journey.newcomer();
  const [settled, disputed, again, waiting, returned, untried] = await Promise.all([
    ...[newcomer(), newcomer(), newcomer(), newcomer(), newcomer(), newcomer()],
  ] as const);
  const refused = await newcomer();
  await journey.introduce(refused, { contract: false, insured: false, filed: false });
  await journey.setAccount(returned.accountNumber, { outcome: 'RETURNED', returnReason: '账号不存在' });
  const submit = async (person: Person, certificate?: HeldCertificate) =>
    (await journey.submit(person, certificate)).applicationId;
  const certified = async (person: Person, occupationCode: string) =>
    submit(person, await journey.certify(person, { occupationCode }));
  const approve = (...ids: readonly string[]) => Promise.all(ids.map(journey.approveFunds));

  // A register that stays silent for four hours: the case goes to a person.
  await journey.setFaults({ employment: { mode: 'down' } });
  const manualVerification = await submit(waiting);
  await journey.settle();
  await journey.advanceBy('PT5H');
  await journey.setFaults({});

  const [paid, challenged, paying, withdrawn, overdue, accountWrong, rejected] = await Promise.all([
    submit(settled),
    submit(disputed),
    submit(again),
    certified(again, '4-12-01-01'),
    certified(waiting, '4-12-01-01'),
    submit(returned),
    submit(refused),
  ]);
  await journey.settle();
  await journey.withdraw(again, withdrawn);
  await approve(paid, challenged, paying, accountWrong);
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

  const [awaiting, fundReview] = await Promise.all([certified(settled, '4-03-02-01'), certified(again, '4-03-02-01')]);
  await journey.settle();
  await approve(awaiting);
  // From here on the bank and a register are silent, so nothing moves on.
  await journey.setFaults({ bank: { mode: 'down' }, employment: { mode: 'down' } });
  await journey.decide('OBJECTION_REVIEW', paying, { outcome: 'DISMISS' });
  const verifying = await certified(waiting, '4-03-02-01');
  return {
    applicants: { settled, disputed, again, refused, waiting, returned, newcomer: untried },
    objection,
    cases: {
      verifying,
      manualVerification,
      fundReview,
      overdue,
      awaiting,
      publicised,
      challenged,
      paying,
      paid,
      returned: accountWrong,
      rejected,
      withdrawn,
    },
  };
}
