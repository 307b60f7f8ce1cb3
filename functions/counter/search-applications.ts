import type * as z from 'zod/mini';
import type { searchApplicationsRoute } from '../../shared/contracts/access.ts';
import type { SearchedBy } from '../../shared/domain/access.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { MarkedNumber } from '../../shared/domain/look-up-mark.ts';
import { maskIdNumber, maskName } from '../../shared/domain/mask.ts';
import type { AccessStore } from '../../shared/table/access-store.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { MarkStore } from '../../shared/table/mark-store.ts';
import { MAXIMUM_ATTEMPTS } from '../apply/own-application.ts';
import type { StaffCaller } from '../http/caller.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { record } from '../review/recorded-reading.ts';
import { isOwnCase, requireAgency } from '../review/staff-access.ts';
import { recordSearch } from './record-search.ts';

type Route = typeof searchApplicationsRoute;
type Shown = z.input<Route['success']['view']>['applications'][number];

export interface SearchApplicationsDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson' | 'refusedOfPerson'>;
  readonly marks: Pick<MarkStore, 'casesOf'>;
  readonly accesses: Pick<AccessStore, 'record' | 'recordSearch'>;
  /** The keyed hash of a number, under which the search is on record. */
  readonly hashOf: (by: SearchedBy, number: string) => string;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** How many cases and people one search shows at most. More have one number only where something is wrong with it. */
export const MOST_SHOWN = 50;
const MOST_PEOPLE = 20;

/**
 * Finds applications by ID number, phone or certificate number: those of the caller's agency, or for the city's staff
 * of every agency. The search is on record with its purpose, and so is each case that it shows, before it is shown.
 *
 * What a case declared before is found too. Submissions that were refused at once are found by ID number, as attempt 0:
 * they are not marked, and belong to the city.
 *
 * @throws ServiceError WRONG_ROLE without any role of ours; OWN_APPLICATION for the caller's own ID number
 * @throws AccessUnrecordedError where the search cannot be recorded
 */
export async function searchApplications(
  { caller, body }: HttpRequest<Route>,
  deps: SearchApplicationsDeps,
): Promise<Reply<Route>> {
  requireAgency(caller, caller.agency);
  const { idNumber, phone, certificateNumber, purpose: searchedFor } = body;
  if (idNumber === caller.idNumber) throw new ServiceError('OWN_APPLICATION', 'the own ID number');
  const [by, number]: [SearchedBy, string] =
    idNumber !== undefined
      ? ['ID_NUMBER', idNumber]
      : phone !== undefined
        ? ['PHONE', phone]
        : ['CERTIFICATE', certificateNumber ?? ''];
  const { applications, complete } = await casesBy(by, number, deps);
  const visible = applications
    .filter((application) => isVisibleTo(caller, application))
    .sort((one, other) => other.submittedAt.localeCompare(one.submittedAt));
  const shown = visible.slice(0, MOST_SHOWN);
  await recordSearch(caller, { by, hash: deps.hashOf(by, number), searchedFor, found: shown.length }, deps);
  const reading = { what: 'SEARCH_RESULT', purpose: 'SEARCH', searchedFor } as const;
  await Promise.all(shown.map((application) => record(caller, application, reading, deps)));
  return { body: { applications: shown.map(presentFound), complete: complete && shown.length === visible.length } };
}

async function casesBy(
  by: SearchedBy,
  number: string,
  { applications, marks }: SearchApplicationsDeps,
): Promise<{ readonly applications: readonly Application[]; readonly complete: boolean }> {
  if (by === 'ID_NUMBER') {
    const [attempts, refused] = await Promise.all([
      applications.ofPerson(number, MAXIMUM_ATTEMPTS),
      // One more tells that there are more.
      applications.refusedOfPerson(number, MOST_SHOWN + 1),
    ]);
    return { applications: [...attempts, ...refused], complete: refused.length <= MOST_SHOWN };
  }
  const marked: MarkedNumber = { kind: by, number };
  // One more tells that there are more.
  const cases = await marks.casesOf(marked, MOST_SHOWN + 1);
  const people = [...new Set(cases.map(({ idNumber }) => idNumber))];
  const found = new Set(cases.map(({ applicationId }) => applicationId));
  const ofPeople = await Promise.all(
    people.slice(0, MOST_PEOPLE).map((idNumber) => applications.ofPerson(idNumber, MAXIMUM_ATTEMPTS)),
  );
  return {
    applications: ofPeople.flat().filter(({ applicationId }) => found.has(applicationId)),
    complete: cases.length <= MOST_SHOWN && people.length <= MOST_PEOPLE,
  };
}

function isVisibleTo(caller: StaffCaller, application: Application): boolean {
  const { agency = CITY_AGENCY } = application;
  return (caller.agency === CITY_AGENCY || caller.agency === agency) && !isOwnCase(caller, application);
}

function presentFound({ applicant, certificate, terms, agency = CITY_AGENCY, ...application }: Application): Shown {
  const { applicationId, attempt, phase, submittedAt } = application;
  return {
    applicationId,
    attempt,
    phase,
    agency,
    maskedName: maskName(applicant.name),
    maskedIdNumber: maskIdNumber(applicant.idNumber),
    submittedAt: shownTime(submittedAt),
    amountFen: terms.amountFen,
    occupationCode: certificate.occupationCode,
    level: certificate.level,
  };
}
