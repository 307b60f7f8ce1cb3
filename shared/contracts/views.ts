import * as z from 'zod';
import { CERTIFICATE_CATEGORIES, LEVELS, PAYEE_KINDS } from '../domain/declared.ts';
import { CHECKS } from '../domain/finding.ts';
import { PHASES } from '../domain/phase.ts';
import { REASON_CODES } from '../domain/reason-code.ts';
import { TASK_KINDS, TASK_OUTCOMES, TASK_STATUSES } from '../domain/task.ts';
import { EVENT_NAMES } from '../domain/transitions.ts';
import { beijingTimeField } from './fields.ts';

const amountFen = z.int().meta({ description: '金额，单位：分' });
const level = z.literal([...LEVELS]);
const date = z.string().meta({ format: 'date' });
const next = z.string().optional().meta({ description: '还有下一页时给出；原样放入 next 参数' });

export const reasonView = z.object({
  code: z.enum(REASON_CODES),
  message: z.string(),
  legalBasis: z.string(),
  correctable: z.boolean(),
  appeal: z.string(),
});

export const problemView = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
  reasons: z.array(reasonView).optional(),
});

export const policiesView = z.object({
  policies: z.array(
    z.looseObject({
      policyId: z.string(),
      title: z.string(),
      issuedFrom: date,
      issuedTo: date,
      monthsToApply: z.int(),
      amounts: z.array(z.object({ level, levelName: z.string(), amountFen })),
      annualLimit: z.int(),
      publicityWorkingDays: z.int(),
      publishAtHour: z.int(),
      reviewWorkingDays: z.int(),
      objectionDecisionWorkingDays: z.int(),
      objectionExtendedWorkingDays: z.int(),
      paymentDays: z.int(),
      eligibleApplicantCategories: z.array(z.string()),
      certificateCategories: z.array(z.string()),
      sources: z.record(z.string(), z.string()),
    }),
  ),
});

export const agenciesView = z.object({
  agencies: z.array(
    z.object({ code: z.string(), name: z.string(), consultPhone: z.string(), supervisionPhones: z.array(z.string()) }),
  ),
});

export const occupationsView = z.object({
  occupations: z.array(z.object({ code: z.string(), name: z.string() })),
  next,
});

export const noticeView = z.object({
  noticeId: z.string(),
  agency: z.string(),
  publishAt: beijingTimeField,
  closesAt: beijingTimeField,
  entryCount: z.int(),
});
export const noticesView = z.object({ notices: z.array(noticeView) });

export const noticeEntryView = z.object({
  serial: z.int(),
  maskedName: z.string(),
  maskedIdNumber: z.string(),
  employer: z.string(),
  occupation: z.string(),
  level,
  amountFen,
});
export const noticeEntriesView = noticeView
  .omit({ entryCount: true })
  .extend({ entries: z.array(noticeEntryView), next });

export const objectionReceiptView = z.object({ objectionId: z.string(), receivedAt: beijingTimeField });

export const eligibilityView = z.object({
  eligible: z.boolean(),
  reasons: z.array(reasonView),
  amountFen: amountFen.nullable(),
  lastDayToApply: date.nullable(),
  policyId: z.string(),
});

export const applicationView = z.object({
  applicationId: z.string(),
  attempt: z.int(),
  phase: z.enum(PHASES),
  policyId: z.string(),
  amountFen,
  submittedAt: beijingTimeField,
  agency: z.string().nullable(),
  certificate: z.object({
    category: z.enum(CERTIFICATE_CATEGORIES),
    number: z.string(),
    level,
    occupationCode: z.string(),
    issuedOn: date,
  }),
  payee: z.object({ kind: z.enum(PAYEE_KINDS), bankName: z.string(), accountNumber: z.string() }),
  reasons: z.array(reasonView),
  noticeId: z.string().optional(),
  publishAt: beijingTimeField.optional(),
  closesAt: beijingTimeField.optional(),
  paidAt: beijingTimeField.optional(),
});
export type ApplicationView = z.input<typeof applicationView>;

export const applicationsView = z.object({ applications: z.array(applicationView), next });

export const applicationWithTimelineView = applicationView.extend({
  timeline: z.array(z.object({ phase: z.enum(PHASES), at: beijingTimeField, text: z.string() })),
});

export const certificateReviewView = z.object({
  outcome: z.enum(['PENDING', 'APPROVED', 'REFUSED']),
  message: z.string(),
  reasons: z.array(reasonView),
});

export const taskView = z.object({
  taskId: z.string(),
  kind: z.enum(TASK_KINDS),
  agency: z.string(),
  applicationId: z.string(),
  status: z.enum(TASK_STATUSES),
  openedAt: beijingTimeField,
  dueAt: beijingTimeField,
  overdue: z.boolean(),
});
export type TaskView = z.input<typeof taskView>;
export const tasksView = z.object({ tasks: z.array(taskView), next });

const decisionView = z.object({
  outcome: z.enum(TASK_OUTCOMES),
  reasons: z.array(z.enum(REASON_CODES)),
  note: z.string().optional(),
  decidedBy: z.string(),
  decidedAt: beijingTimeField,
});

export const decidedTaskView = taskView.extend({ decision: decisionView.optional() });

export const caseFileView = applicationView.extend({
  applicant: z.object({
    name: z.string(),
    idNumber: z.string(),
    socialSecurityNumber: z.string(),
    phone: z.string(),
    category: z.string(),
  }),
  employer: z.string().nullable(),
  overdue: z.boolean(),
  attention: z.object({ code: z.string(), since: beijingTimeField }).optional(),
  payments: z.array(
    z.object({
      paymentId: z.string(),
      status: z.string(),
      amountFen,
      requestedAt: beijingTimeField,
      settledAt: beijingTimeField.optional(),
      returnReason: z.string().optional(),
      bankReference: z.string().optional(),
    }),
  ),
});

export const taskDetailView = decidedTaskView.extend({
  evidence: z.object({
    application: caseFileView,
    checks: z.array(
      z.object({
        check: z.enum(CHECKS),
        outcome: z.enum(['yes', 'no', 'no-answer']),
        reasons: z.array(reasonView),
        at: beijingTimeField.optional(),
        employer: z.string().optional(),
        agency: z.string().optional(),
      }),
    ),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
    objections: z.array(
      z.object({
        objectionId: z.string(),
        objectorName: z.string(),
        objectorIdNumber: z.string(),
        phone: z.string(),
        statement: z.string(),
        receivedAt: beijingTimeField,
        identityVerified: z.boolean(),
      }),
    ),
    earlierDecisions: z.array(decisionView.extend({ kind: z.enum(TASK_KINDS) })),
  }),
});

export const caseloadView = z.object({
  applications: z.array(
    z.object({
      applicationId: z.string(),
      attempt: z.int(),
      phase: z.enum(PHASES),
      agency: z.string(),
      submittedAt: beijingTimeField,
      amountFen,
      occupationCode: z.string(),
      level,
    }),
  ),
  next,
});

export const caseEventsView = z.object({
  events: z.array(
    z.object({
      sequence: z.int(),
      event: z.enum(EVENT_NAMES),
      at: beijingTimeField,
      who: z.object({ kind: z.string(), staffId: z.string().optional() }),
      before: z.enum(PHASES).nullable(),
      after: z.enum(PHASES),
      hash: z.string(),
      previousHash: z.string(),
    }),
  ),
  unbroken: z.boolean().meta({ description: '审计链校验结果' }),
});

export const paymentResultView = z.object({ paymentId: z.string(), outcome: z.enum(['PAID', 'RETURNED']) });
