import { randomUUID } from 'node:crypto';
import type * as z from 'zod/mini';
import type { SuccessOf } from '../../client/contract-client.ts';
import { fictionalApplication } from '../../fictional/fictional-application.ts';
import type { FictionalPerson } from '../../fictional/fictional-person.ts';
import type { correctionBody } from '../../shared/contracts/correction.ts';
import type { decisionBody } from '../../shared/contracts/review.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { beijingTime } from '../../shared/domain/civil-date.ts';
import type { Cast } from './cast.ts';
import { DemoFailure, type ServiceClient } from './service-client.ts';

export type Application = SuccessOf<typeof routes.readOwnApplication>;
type Tasks = SuccessOf<typeof routes.listTasks>;
type Task = Tasks['tasks'][number];
type Decision = z.input<typeof decisionBody>;
type CorrectionBody = z.input<typeof correctionBody>;
type NoticePage = SuccessOf<typeof routes.readNotice>;

/** The requests of the story, each by the person who would make it. */
export type CaseDesk = ReturnType<typeof caseDesk>;

/** Makes the requests of a cast. */
export function caseDesk({ ask, refused, local }: ServiceClient, cast: Cast) {
  const { welder, certificate, employer, agency } = cast;

  const putPerson = (
    { idNumber, name, socialSecurityNumber }: FictionalPerson,
    employment: Parameters<typeof local.putPerson>[1]['employment'],
  ) => local.putPerson(idNumber, { name, socialSecurityNumber, employment });

  /** The open task of a case, found as staff find it: page by page in the list of their agency. */
  const openTask = async (token: string, kind: Task['kind'], applicationId: string): Promise<Task> => {
    for (let next: string | undefined = ''; next !== undefined; ) {
      const query = { agency, kind, status: 'OPEN', limit: 100, ...(next && { next }) } as const;
      const page: Tasks = await ask(routes.listTasks, { token, query });
      const task = page.tasks.find((candidate) => candidate.applicationId === applicationId);
      if (task !== undefined) return task;
      next = page.next;
    }
    throw new DemoFailure(`No open ${kind} task for ${applicationId} in agency ${agency}`);
  };

  return {
    applicantToken: () =>
      local.token({ kind: 'applicant', idNumber: welder.idNumber, name: welder.name, phone: welder.phone }),

    staffToken: (staffId: string, name: string, { role, agency }: { readonly role: string; readonly agency: string }) =>
      local.token({ kind: 'staff', staffId, name, roles: [role], agency }),

    /** What the registers say of the welder, and that the first account is closed. */
    setFacts: async (): Promise<void> => {
      await putPerson(welder, { employer, agency, inCity: true, contract: true, insured: true, filed: true });
      const { number, ...declared } = certificate;
      await local.putCertificate(number, {
        ...declared,
        holderIdNumber: welder.idNumber,
        holderName: welder.name,
        status: 'VALID',
      });
      await local.setAccount(welder.accountNumber, { outcome: 'RETURNED', returnReason: '账号已销户' });
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

    openTask,

    /** Decides the open task of a case. */
    decideOpen: async (token: string, kind: Task['kind'], applicationId: string, decision: Decision): Promise<void> => {
      const { taskId } = await openTask(token, kind, applicationId);
      await ask(routes.decideTask, { token, params: { taskId }, body: decision });
    },

    askToReconsider: (token: string, applicationId: string, statement: string) =>
      ask(routes.requestReconsideration, {
        token,
        params: { applicationId },
        body: { statement },
        idempotencyKey: randomUUID(),
      }),

    correct: (token: string, applicationId: string, body: CorrectionBody) =>
      ask(routes.correctApplication, { token, params: { applicationId }, body }),

    suspend: (token: string, applicationId: string, explanation: string) =>
      ask(routes.suspendApplication, { token, params: { applicationId }, body: { explanation } }),

    state: (token: string, applicationId: string, text: string) =>
      ask(routes.makeStatement, { token, params: { applicationId }, body: { text } }),

    changePayee: (token: string, applicationId: string, accountNumber: string) =>
      ask(routes.changePayee, {
        token,
        params: { applicationId },
        body: { kind: 'BANK_ACCOUNT', bankName: '虚构银行中山支行', accountNumber },
      }),

    notice: (noticeId: string) => ask(routes.readNotice, { params: { noticeId }, query: { limit: 100 } }),

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

    keyObjection: (
      token: string,
      { noticeId, serial }: { readonly noticeId: string; readonly serial: number },
      receivedAt: Date,
      statement: string,
    ) =>
      ask(routes.keyObjection, {
        token,
        body: {
          noticeId,
          serial,
          objectorName: cast.objector.name,
          objectorIdNumber: cast.objector.idNumber,
          phone: cast.objector.phone,
          statement,
          channel: 'LETTER',
          receivedAt: beijingTime(receivedAt),
        },
        idempotencyKey: randomUUID(),
      }),

    /** What the objector reads with the receipt. */
    objectionState: ({ objectionId, receiptCode }: SuccessOf<typeof routes.keyObjection>) =>
      ask(routes.readObjection, { params: { objectionId }, headers: { 'x-receipt-code': receiptCode } }),

    events: (token: string, applicationId: string) => ask(routes.listCaseEvents, { token, params: { applicationId } }),

    transfers: async () =>
      (await local.transfers()).filter(({ accountNumber }) =>
        [welder.accountNumber, cast.otherAccount].includes(accountNumber),
      ),

    messages: async (applicationIds: readonly string[]) =>
      (await local.messages()).filter((message) => applicationIds.includes(message.applicationId ?? '')),
  };
}
