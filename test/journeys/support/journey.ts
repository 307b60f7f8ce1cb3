import { applicants } from './applicants.ts';
import { type Asked, contractClient } from './contract-client.ts';
import { localRun } from './local-run.ts';
import type { Person } from './people.ts';
import { endService, type RunningService, startService } from './running-service.ts';
import { staff } from './staff.ts';

/** What the people of a case do, over HTTP, against one service and the world around it. */
export type Journey = ReturnType<typeof journeyOn>;

/** One entry of a public notice. */
export interface Entry {
  readonly noticeId: string;
  readonly serial: number;
}

/** A journey against a service that is already there. */
export function journeyOn(url: string) {
  const client = contractClient(url);
  const local = localRun(url);
  const people = applicants(client, local);
  const office = staff(client, local);

  /** The entry of a person on a public notice, known by the employer, whom nobody shares. */
  const entryOf = async ({ employer }: Person, noticeId: string) => {
    const { entries } = await client.ask('readNotice', { params: { noticeId }, query: { limit: '100' } });
    const entry = entries.find((candidate) => candidate.employer === employer);
    if (!entry) throw new Error(`${noticeId} has no such entry`);
    return entry;
  };
  /** A case whose checks are over, of a newcomer unless it says of whom. */
  const checked = async (applicant?: Person) => {
    const person = applicant ?? (await people.newcomer());
    const { applicationId } = await people.submit(person);
    await local.settle();
    return { person, applicationId };
  };
  /** A case whose money is approved, its publication awaited. */
  const approved = async (applicant?: Person) => {
    const started = await checked(applicant);
    await office.approveFunds(started.applicationId);
    const { publishAt, closesAt, noticeId } = await people.read(started.person, started.applicationId);
    if (!publishAt || !closesAt || !noticeId) throw new Error(`${started.applicationId} has no publication`);
    return { ...started, publishAt, closesAt, noticeId };
  };

  return {
    url,
    ...client,
    ...local,
    ...people,
    ...office,
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
    /** Whatever is answered to an objection. */
    object: ({ noticeId, serial }: Entry, objector: Person, asked: Asked = {}) =>
      client.send('fileObjection', { params: { noticeId, serial }, body: objectionOf(objector), ...asked }),
  };
}

/** The body of an objection. */
export function objectionOf(
  { name, idNumber, phone }: Person,
  statement = '据我了解，此人并未在该公司工作，请予核实。',
) {
  return { objectorName: name, objectorIdNumber: idNumber, phone, statement };
}

/** A service and the journey against it, for one file of tests. */
export interface Running {
  readonly service: RunningService;
  readonly journey: Journey;
  /** Ends the service, having looked through all that it wrote for anything personal. */
  readonly stop: () => Promise<void>;
}

/** Starts a service on a folder of its own; without a clock at 2021-06-16 09:00 in Beijing. */
export async function startJourney(clock?: string): Promise<Running> {
  const service = await startService(clock);
  const journey = journeyOn(service.url);
  return {
    service,
    journey,
    stop: async () => {
      const told = personalIn(await endService(service), journey.acquainted());
      if (told.length > 0) throw new Error(`The service wrote what is personal: ${told.join(', ')}`);
    },
  };
}

/** What of these people a text gives away. */
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
