import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { applicationView, applicationWithTimelineView, certificateReviewView } from '../../shared/contracts/apply.ts';
import { objectionReceiptView } from '../../shared/contracts/objection.ts';
import { noticeEntriesView, type noticeEntryView } from '../../shared/contracts/publicity.ts';
import {
  caseEventsView,
  decidedTaskView,
  taskDetailView,
  tasksView,
  type taskView,
} from '../../shared/contracts/review.ts';
import type { Cast, Character } from './cast.ts';
import { DemoFailure, type ServiceClient } from './service-client.ts';

const tokenView = z.object({ accessToken: z.string() });
const transfersView = z.object({
  transfers: z.array(
    z.object({
      paymentId: z.string(),
      amountFen: z.int(),
      accountNumber: z.string(),
      outcome: z.string(),
      at: z.string(),
    }),
  ),
});
const messagesView = z.object({
  messages: z.array(z.object({ to: z.string(), text: z.string(), applicationId: z.string(), at: z.string() })),
});

export type Application = z.output<typeof applicationWithTimelineView>;
type Task = z.output<typeof taskView>;
type NoticeEntry = z.output<typeof noticeEntryView>;

/** What the registers answer about the welder in one act of the story. */
export interface Facts {
  readonly insured: boolean;
  readonly filed: boolean;
  readonly registeredLevel: number;
}

/** The requests the story is made of, each by the person who would make it. */
export type CaseDesk = ReturnType<typeof caseDesk>;

/** Speaks the HTTP contract for the people of a cast. */
export function caseDesk({ call }: ServiceClient, cast: Cast) {
  const { welder, certificate, employer, agency, accountNumber } = cast;

  const tokenFor = async (body: object): Promise<string> =>
    (await call({ method: 'POST', path: '/local/token', schema: tokenView, body })).accessToken;

  const putPerson = ({ idNumber, name, socialSecurityNumber }: Character, employment: object | null) =>
    call({
      method: 'PUT',
      path: `/local/world/people/${idNumber}`,
      schema: z.unknown(),
      body: { name, socialSecurityNumber, employment },
    });

  return {
    applicantToken: () =>
      tokenFor({ kind: 'applicant', idNumber: welder.idNumber, name: welder.name, phone: welder.phone }),

    staffToken: (staffId: string, name: string, role: string) =>
      tokenFor({ kind: 'staff', staffId, name, roles: [role], agency }),

    setFacts: async ({ insured, filed, registeredLevel }: Facts): Promise<void> => {
      await putPerson(welder, { employer, agency, inCity: true, contract: true, insured, filed });
      const { number, level: _declared, ...registered } = certificate;
      await call({
        method: 'PUT',
        path: `/local/world/certificates/${number}`,
        schema: z.unknown(),
        body: {
          ...registered,
          level: registeredLevel,
          holderIdNumber: welder.idNumber,
          holderName: welder.name,
          status: 'VALID',
        },
      });
    },

    introduceObjector: () => putPerson(cast.objector, null),

    submit: (token: string) =>
      call({
        method: 'POST',
        path: '/v1/applications',
        schema: applicationView,
        token,
        body: {
          applicant: { ...welder, category: 'ENTERPRISE_EMPLOYEE' },
          certificate,
          payee: { kind: 'BANK_ACCOUNT', bankName: '虚构银行中山支行', accountNumber },
        },
        idempotencyKey: randomUUID(),
        expect: 201,
      }),

    read: (token: string, applicationId: string): Promise<Application> =>
      call({
        method: 'GET',
        path: `/v1/applications/${applicationId}`,
        schema: applicationWithTimelineView,
        token,
      }),

    certificateReview: (token: string, applicationId: string) =>
      call({
        method: 'GET',
        path: `/v1/applications/${applicationId}/certificate-review`,
        schema: certificateReviewView,
        token,
      }),

    /** The open task of a case, found as staff find it: page by page in the list of their agency. */
    openTask: async (token: string, kind: Task['kind'], applicationId: string): Promise<Task> => {
      for (let next: string | undefined = ''; next !== undefined; ) {
        const query = new URLSearchParams({ agency, kind, status: 'OPEN', limit: '100', ...(next && { next }) });
        const page: z.output<typeof tasksView> = await call({
          method: 'GET',
          path: `/v1/staff/tasks?${query}`,
          schema: tasksView,
          token,
        });
        const task = page.tasks.find((candidate) => candidate.applicationId === applicationId);
        if (task !== undefined) return task;
        next = page.next;
      }
      throw new DemoFailure(`No open ${kind} task for ${applicationId} in agency ${agency}`);
    },

    taskDetail: (token: string, taskId: string) =>
      call({ method: 'GET', path: `/v1/staff/tasks/${taskId}`, schema: taskDetailView, token }),

    decide: (token: string, taskId: string, outcome: 'APPROVE' | 'DISMISS', note: string) =>
      call({
        method: 'POST',
        path: `/v1/staff/tasks/${taskId}/decision`,
        schema: decidedTaskView,
        token,
        body: { outcome, note },
        idempotencyKey: randomUUID(),
      }),

    /** The welder's entry on a public notice, recognised by the employer, which nobody else in the world has. */
    noticeEntry: async (noticeId: string): Promise<NoticeEntry> => {
      for (let next: string | undefined = ''; next !== undefined; ) {
        const page: z.output<typeof noticeEntriesView> = await call({
          method: 'GET',
          path: `/v1/notices/${noticeId}?${new URLSearchParams({ limit: '100', ...(next && { next }) })}`,
          schema: noticeEntriesView,
        });
        const entry = page.entries.find((candidate) => candidate.employer === employer);
        if (entry !== undefined) return entry;
        next = page.next;
      }
      throw new DemoFailure(`Notice ${noticeId} has no entry of ${employer}`);
    },

    noticeIsGone: (noticeId: string) =>
      call({ method: 'GET', path: `/v1/notices/${noticeId}`, schema: z.unknown(), expect: 410 }),

    object: (noticeId: string, serial: number, statement: string) =>
      call({
        method: 'POST',
        path: `/v1/notices/${noticeId}/entries/${serial}/objections`,
        schema: objectionReceiptView,
        body: {
          objectorName: cast.objector.name,
          objectorIdNumber: cast.objector.idNumber,
          phone: cast.objector.phone,
          statement,
        },
        idempotencyKey: randomUUID(),
        expect: 201,
      }),

    events: (token: string, applicationId: string) =>
      call({
        method: 'GET',
        path: `/v1/staff/applications/${applicationId}/events`,
        schema: caseEventsView,
        token,
      }),

    transfers: async () => {
      const { transfers } = await call({ method: 'GET', path: '/local/bank/transfers', schema: transfersView });
      return transfers.filter((transfer) => transfer.accountNumber === accountNumber);
    },

    messages: async (applicationIds: readonly string[]) => {
      const { messages } = await call({ method: 'GET', path: '/local/messages', schema: messagesView });
      return messages.filter((message) => applicationIds.includes(message.applicationId));
    },
  };
}
