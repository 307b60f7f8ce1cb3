import { randomUUID } from 'node:crypto';
import type { SuccessOf } from '../../client/contract-client.ts';
import { fictionalApplication } from '../../fictional/fictional-application.ts';
import type { FictionalPerson } from '../../fictional/fictional-person.ts';
import { routes } from '../../shared/contracts/routes.ts';
import type { Cast } from './cast.ts';
import { DemoFailure, type ServiceClient } from './service-client.ts';

export type Application = SuccessOf<typeof routes.readOwnApplication>;
type Tasks = SuccessOf<typeof routes.listTasks>;
type Task = Tasks['tasks'][number];
type NoticePage = SuccessOf<typeof routes.readNotice>;

/** What the registers say about the welder in one act of the story. */
export interface Facts {
  readonly insured: boolean;
  readonly filed: boolean;
  readonly registeredLevel: number;
}

/** The requests of the story, each by the person who would make it. */
export type CaseDesk = ReturnType<typeof caseDesk>;

/** Makes the requests of a cast. */
export function caseDesk({ ask, refused, local }: ServiceClient, cast: Cast) {
  const { welder, certificate, employer, agency } = cast;

  const putPerson = (
    { idNumber, name, socialSecurityNumber }: FictionalPerson,
    employment: Parameters<typeof local.putPerson>[1]['employment'],
  ) => local.putPerson(idNumber, { name, socialSecurityNumber, employment });

  return {
    applicantToken: () =>
      local.token({ kind: 'applicant', idNumber: welder.idNumber, name: welder.name, phone: welder.phone }),

    staffToken: (staffId: string, name: string, role: string) =>
      local.token({ kind: 'staff', staffId, name, roles: [role], agency }),

    setFacts: async ({ insured, filed, registeredLevel }: Facts): Promise<void> => {
      await putPerson(welder, { employer, agency, inCity: true, contract: true, insured, filed });
      const { number, ...declared } = certificate;
      await local.putCertificate(number, {
        ...declared,
        level: registeredLevel,
        holderIdNumber: welder.idNumber,
        holderName: welder.name,
        status: 'VALID',
      });
    },

    introduceObjector: () => putPerson(cast.objector, null),

    submit: (token: string) =>
      ask(routes.submitApplication, {
        token,
        body: fictionalApplication(welder, certificate),
        idempotencyKey: randomUUID(),
      }),

    read: (token: string, applicationId: string): Promise<Application> =>
      ask(routes.readOwnApplication, { token, params: { applicationId } }),

    certificateReview: (token: string, applicationId: string) =>
      ask(routes.readCertificateReview, { token, params: { applicationId } }),

    /** The open task of a case, found as staff find it: page by page in the list of their agency. */
    openTask: async (token: string, kind: Task['kind'], applicationId: string): Promise<Task> => {
      for (let next: string | undefined = ''; next !== undefined; ) {
        const query = { agency, kind, status: 'OPEN', limit: 100, ...(next && { next }) } as const;
        const page: Tasks = await ask(routes.listTasks, { token, query });
        const task = page.tasks.find((candidate) => candidate.applicationId === applicationId);
        if (task !== undefined) return task;
        next = page.next;
      }
      throw new DemoFailure(`No open ${kind} task for ${applicationId} in agency ${agency}`);
    },

    taskDetail: (token: string, taskId: string) => ask(routes.readTask, { token, params: { taskId } }),

    decide: (token: string, taskId: string, outcome: 'APPROVE' | 'DISMISS', note: string) =>
      ask(routes.decideTask, { token, params: { taskId }, body: { outcome, note } }),

    /** The welder's entry on a public notice, found by the employer, which no other person has. */
    noticeEntry: async (noticeId: string): Promise<NoticePage['entries'][number]> => {
      for (let next: string | undefined = ''; next !== undefined; ) {
        const query = { limit: 100, ...(next && { next }) };
        const page: NoticePage = await ask(routes.readNotice, { params: { noticeId }, query });
        const entry = page.entries.find((candidate) => candidate.employer === employer);
        if (entry !== undefined) return entry;
        next = page.next;
      }
      throw new DemoFailure(`Notice ${noticeId} has no entry of ${employer}`);
    },

    noticeIsGone: (noticeId: string) => refused(routes.readNotice, { params: { noticeId } }, 410),

    object: async (noticeId: string, serial: number, statement: string) => {
      const { phone } = cast.objector;
      const { phoneCodeId } = await ask(routes.requestPhoneCode, { body: { phone, purpose: 'OBJECTION' } });
      const message = (await local.messages()).findLast(({ to }) => to === phone);
      const phoneCode = /验证码(\d{6})/.exec(message?.text ?? '')?.[1];
      if (phoneCode === undefined) throw new DemoFailure('No code was sent to the objector');
      return ask(routes.fileObjection, {
        params: { noticeId, serial: String(serial) },
        body: {
          objectorName: cast.objector.name,
          objectorIdNumber: cast.objector.idNumber,
          phone,
          phoneCodeId,
          phoneCode,
          statement,
        },
        idempotencyKey: randomUUID(),
      });
    },

    /** What the objector reads with the receipt. */
    objectionState: ({ objectionId, receiptCode }: SuccessOf<typeof routes.fileObjection>) =>
      ask(routes.readObjection, { params: { objectionId }, headers: { 'x-receipt-code': receiptCode } }),

    events: (token: string, applicationId: string) => ask(routes.listCaseEvents, { token, params: { applicationId } }),

    transfers: async () =>
      (await local.transfers()).filter((transfer) => transfer.accountNumber === welder.accountNumber),

    messages: async (applicationIds: readonly string[]) =>
      (await local.messages()).filter((message) => applicationIds.includes(message.applicationId ?? '')),
  };
}
