import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Phase } from '../../../shared/domain/phase.ts';
import { ROLE_FOR_KIND, type TaskKind } from '../../../shared/domain/task.ts';
import { type Asked, type ContractClient, contractClient, type Success } from './contract-client.ts';
import { applicationOf, type HeldCertificate, type Person, somebody } from './people.ts';
import { type RunningService, removeFolder, startService, temporaryFolder } from './running-service.ts';

export type Application = Success<'readOwnApplication'>;
type Task = Success<'listTasks'>['tasks'][number];

export interface StaffMember {
  readonly staffId?: string;
  readonly name?: string;
  readonly roles?: readonly string[];
  readonly agency?: string;
  readonly idNumber?: string;
  readonly amr?: readonly string[];
}

const AGENCY = '210202';
const tokenAnswer = z.object({ accessToken: z.string() });
const clockAnswer = z.object({ now: z.string() });
const transfersAnswer = z.object({
  transfers: z.array(
    z.object({
      paymentId: z.string(),
      amountFen: z.int(),
      accountNumber: z.string(),
      payeeName: z.string(),
      outcome: z.enum(['PAID', 'RETURNED']),
      at: z.string(),
    }),
  ),
});
const messagesAnswer = z.object({
  messages: z.array(z.object({ to: z.string(), text: z.string(), applicationId: z.string(), at: z.string() })),
});
export type Transfer = z.output<typeof transfersAnswer>['transfers'][number];

/** What the people of a case do, over HTTP, against one service and the world around it. */
export type Journey = ReturnType<typeof journeyOn>;

/** A journey against a service that is already there. */
export function journeyOn(url: string) {
  const client: ContractClient = contractClient(url);
  const acquainted: Person[] = [];

  const local = async <Answered>(
    method: string,
    path: string,
    answer: z.ZodType<Answered>,
    body?: unknown,
  ): Promise<Answered> => {
    const response = await fetch(`${url}/local/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /local/${path} was answered with ${response.status}: ${text}`);
    return answer.parse(JSON.parse(text));
  };
  const done = z.unknown();
  const token = async (who: object): Promise<string> => (await local('POST', 'token', tokenAnswer, who)).accessToken;

  const desk = {
    url,
    ...client,
    /** Everybody who came forward, so that a log can be searched for them. */
    acquainted: (): readonly Person[] => acquainted,
    token,
    applicantToken: ({ idNumber, name, phone }: Person) => token({ kind: 'applicant', idNumber, name, phone }),
    staffToken: (member: StaffMember = {}) =>
      token({ kind: 'staff', staffId: randomUUID(), name: '员旅工', roles: [], agency: AGENCY, ...member }),

    now: async (): Promise<string> => (await local('GET', 'clock', clockAnswer)).now,
    settle: () => local('POST', 'settle', done),
    advanceTo: (instant: string) => local('POST', 'clock', done, { advanceTo: instant }),
    advanceBy: (duration: string) => local('POST', 'clock', done, { advanceBy: duration }),

    setFaults: (faults: object) => local('PUT', 'faults', done, faults),
    setAccount: (accountNumber: string, outcome: object) =>
      local('PUT', `world/accounts/${accountNumber}`, done, outcome),
    transfersTo: async ({ accountNumber }: Person): Promise<readonly Transfer[]> =>
      (await local('GET', 'bank/transfers', transfersAnswer)).transfers.filter(
        (transfer) => transfer.accountNumber === accountNumber,
      ),
    messagesAbout: async (applicationId: string) =>
      (await local('GET', 'messages', messagesAnswer)).messages.filter(
        (message) => message.applicationId === applicationId,
      ),

    /** Tells the registers of a person; of employment, what is not given is in order. */
    introduce: (person: Person, employment: object | null = {}) => {
      acquainted.push(person);
      const { name, socialSecurityNumber, employer, agency } = person;
      const inOrder = { employer, agency, inCity: true, contract: true, insured: true, filed: true };
      return local('PUT', `world/people/${person.idNumber}`, done, {
        name,
        socialSecurityNumber,
        employment: employment && { ...inOrder, ...employment },
      });
    },
    registerCertificate: (person: Person, { number, ...certificate }: HeldCertificate = person.certificate) =>
      local('PUT', `world/certificates/${number}`, done, {
        ...certificate,
        holderIdNumber: person.idNumber,
        holderName: person.name,
        status: 'VALID',
      }),
    /** A new person whom every register knows well. */
    newcomer: async (held: Partial<HeldCertificate> = {}): Promise<Person> => {
      const person = somebody(held);
      await desk.introduce(person);
      await desk.registerCertificate(person);
      return person;
    },

    /** A request of a person in their own name. */
    by: async (person: Person, asked: Asked = {}): Promise<Asked> => ({
      token: await desk.applicantToken(person),
      ...asked,
    }),
    submission: (person: Person, certificate?: HeldCertificate, asked: Asked = {}) =>
      desk.by(person, { body: applicationOf(person, certificate), idempotencyKey: randomUUID(), ...asked }),
    submit: async (person: Person, certificate?: HeldCertificate) =>
      client.ask('submitApplication', await desk.submission(person, certificate)),
    read: async (person: Person, applicationId: string): Promise<Application> =>
      client.ask('readOwnApplication', await desk.by(person, { params: { applicationId } })),
    phaseOf: async (person: Person, applicationId: string): Promise<Phase> =>
      (await desk.read(person, applicationId)).phase,
    withdraw: async (person: Person, applicationId: string) =>
      client.ask('withdrawApplication', await desk.by(person, { params: { applicationId } })),

    /** The open task of a case, found as staff find it. */
    openTask: async (kind: TaskKind, applicationId: string): Promise<Task> => {
      const staff = await desk.staffToken({ roles: [ROLE_FOR_KIND[kind]], agency: '210200' });
      for (let next: string | undefined = ''; next !== undefined; ) {
        const query = { kind, status: 'OPEN', limit: '100', ...(next && { next }) };
        const page: Success<'listTasks'> = await client.ask('listTasks', { token: staff, query });
        const found = page.tasks.find((task) => task.applicationId === applicationId);
        if (found) return found;
        next = page.next;
      }
      throw new Error(`There is no open ${kind} task of ${applicationId}`);
    },
    /** A decision of a member of staff of the right role, whom no case has met before. */
    decide: async (kind: TaskKind, applicationId: string, decision: object) => {
      const { taskId, agency } = await desk.openTask(kind, applicationId);
      const staff = await desk.staffToken({ roles: [ROLE_FOR_KIND[kind]], agency });
      const task = await client.ask('decideTask', { token: staff, params: { taskId }, body: decision });
      await desk.settle();
      return task;
    },
    approveFunds: (applicationId: string) => desk.decide('FUND_REVIEW', applicationId, { outcome: 'APPROVE' }),
    caseFile: async (applicationId: string) =>
      client.ask('readCaseFile', {
        token: await desk.staffToken({ roles: ['auditor'], agency: '210200' }),
        params: { applicationId },
      }),
    eventsOf: async (applicationId: string) => {
      const { events, unbroken } = await client.ask('listCaseEvents', {
        token: await desk.staffToken({ roles: ['auditor'], agency: '210200' }),
        params: { applicationId },
      });
      if (!unbroken) throw new Error(`The audit trail of ${applicationId} is broken`);
      return events.map(({ event }) => event);
    },

    /** A newcomer's case whose checks are over. */
    checked: async (held?: Partial<HeldCertificate>): Promise<{ person: Person; applicationId: string }> => {
      const person = await desk.newcomer(held);
      const { applicationId } = await desk.submit(person);
      await desk.settle();
      return { person, applicationId };
    },
    /** A newcomer's case whose money is approved, its publication awaited. */
    approved: async (held?: Partial<HeldCertificate>) => {
      const started = await desk.checked(held);
      await desk.approveFunds(started.applicationId);
      const { publishAt, closesAt, noticeId } = await desk.read(started.person, started.applicationId);
      if (!publishAt || !closesAt || !noticeId) throw new Error(`${started.applicationId} has no publication`);
      return { ...started, publishAt, closesAt, noticeId };
    },
    /** The entry of a person on a public notice, known by the employer, whom nobody shares. */
    entryOf: async ({ employer }: Person, noticeId: string) => {
      const { entries } = await client.ask('readNotice', { params: { noticeId }, query: { limit: '100' } });
      const entry = entries.find((candidate) => candidate.employer === employer);
      if (!entry) throw new Error(`${noticeId} has no such entry`);
      return entry;
    },
    objectionOf: (objector: Person, statement = '据我了解，此人并未在该公司工作，请予核实。') => ({
      objectorName: objector.name,
      objectorIdNumber: objector.idNumber,
      phone: objector.phone,
      statement,
    }),
  };
  return desk;
}

/** Starts a service on a folder of its own, for one file of tests. */
export async function startJourney(clock?: string): Promise<{
  readonly service: RunningService;
  readonly journey: Journey;
  /** Ends the service, having looked through all that it wrote for anything personal. */
  readonly stop: () => Promise<void>;
}> {
  const service = await startService(await temporaryFolder(), clock);
  const journey = journeyOn(service.url);
  return {
    service,
    journey,
    stop: async () => {
      const { out, error } = await service.kill('SIGTERM');
      await removeFolder(service.dataFolder);
      const told = personalIn(out + error, journey.acquainted());
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
