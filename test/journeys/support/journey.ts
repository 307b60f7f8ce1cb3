import { localClient } from '../../../client/local-client.ts';
import { shownTime } from '../../../functions/http/shown-time.ts';
import type { ChosenParameters } from '../../../local/stack-parameters.ts';
import { instantOf } from '../../../shared/domain/instant.ts';
import { payoutAt } from '../../../shared/policy/due-dates.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import { chineseCalendar } from '../../../shared/policy/working-calendar.ts';
import { applicants } from './applicants.ts';
import { casework, type Entry } from './casework.ts';
import { deaths } from './deaths.ts';
import type { Person } from './people.ts';
import { phones } from './phone-codes.ts';
import { recoveries } from './recoveries.ts';
import { endService, type RunningService, startService } from './running-service.ts';
import { staff } from './staff.ts';
import { type Asked, type Success, strictClient } from './strict-client.ts';

export type { Entry } from './casework.ts';

/** What the people of a case do, over HTTP, against one service and the world around it. */
export type Journey = ReturnType<typeof journeyOn>;

/** When a case is paid whose publicity period closes at an instant, both as the service shows them. */
export function timeToPay(closesAt: string): string {
  return shownTime(instantOf(payoutAt(new Date(closesAt), dalian2019to2021, chineseCalendar)));
}

/** A journey against a running service. */
export function journeyOn(url: string) {
  const client = strictClient(url);
  const local = localClient(url);
  const people = applicants(client, local);
  const office = staff(client, local);
  const holders = phones(client, local);

  /** The entry of a person on a public notice, found by the employer, which no other person has. */
  const entryOf = async ({ employer }: Person, noticeId: string) => {
    const { entries } = await client.ask('readNotice', { params: { noticeId }, query: { limit: '100' } });
    const entry = entries.find((candidate) => candidate.employer === employer);
    if (!entry) throw new Error(`${noticeId} has no such entry`);
    return entry;
  };
  /** A case whose checks are over, of a new person by default. */
  const checked = async (applicant?: Person) => {
    const person = applicant ?? (await people.newcomer());
    const { applicationId } = await people.submit(person);
    await local.settle();
    return { person, applicationId };
  };
  /** A case that has passed the fund review and waits for its publication. */
  const approved = async (applicant?: Person) => {
    const started = await checked(applicant);
    await office.approveFunds(started.applicationId);
    const { publishAt, closesAt, noticeId } = await people.read(started.person, started.applicationId);
    if (!publishAt || !closesAt || !noticeId) throw new Error(`${started.applicationId} has no publication`);
    return { ...started, publishAt, closesAt, noticeId };
  };

  /** The body of an objection, with a code that was just sent to the objector's phone. */
  const objection = async (
    { name, idNumber, phone }: Person,
    statement = '据我了解，此人并未在该公司工作，请予核实。',
  ) => ({
    objectorName: name,
    objectorIdNumber: idNumber,
    phone,
    ...(await holders.phoneProof(phone, 'OBJECTION')),
    statement,
  });

  return {
    url,
    ...client,
    ...local,
    ...people,
    ...office,
    ...holders,
    ...casework(client, local, people, office),
    ...recoveries(client, local, people, office),
    ...deaths(client, local, office),
    entryOf,
    checked,
    approved,
    /** A case on its public notice; moves the clock to the publication. */
    published: async (applicant?: Person) => {
      const awaited = await approved(applicant);
      await local.advanceTo(awaited.publishAt);
      const { serial } = await entryOf(awaited.person, awaited.noticeId);
      return { ...awaited, serial };
    },
    objection,
    /** Any answer to an objection. */
    object: async ({ noticeId, serial }: Entry, objector: Person, asked: Asked = {}) =>
      client.send('fileObjection', {
        params: { noticeId, serial },
        ...asked,
        body: asked.body ?? (await objection(objector)),
      }),
    /** What the holder of a receipt reads. */
    stateOf: ({ objectionId, receiptCode }: Success<'fileObjection'>) =>
      client.ask('readObjection', { params: { objectionId }, headers: { 'x-receipt-code': receiptCode } }),
  };
}

/** A service and the journey against it, for one file of tests. */
export interface Running {
  readonly service: RunningService;
  readonly journey: Journey;
  /** Ends the service. @throws Error if its output contains personal data */
  readonly stop: () => Promise<void>;
}

/** Starts a service on a folder of its own. Its clock starts at 2021-06-16 09:00 in Beijing unless given. */
export async function startJourney(clock?: string, chosen?: ChosenParameters): Promise<Running> {
  const service = await startService(clock, chosen);
  const journey = journeyOn(service.url);
  return {
    service,
    journey,
    stop: async () => {
      const found = personalIn(await endService(service), journey.registeredPeople());
      if (found.length > 0) throw new Error(`The service wrote personal data: ${found.join(', ')}`);
    },
  };
}

/** The personal data of these people that a text contains. */
export function personalIn(text: string, people: readonly Person[]): readonly string[] {
  return people
    .flatMap((person) => [
      person.name,
      person.idNumber,
      person.phone,
      person.accountNumber,
      person.socialSecurityNumber,
      person.certificate.number,
    ])
    .filter((personal) => text.includes(personal));
}
