import { type ApplicationBody, applicationBody } from '../../shared/contracts/apply.ts';
import type { AuditEvent } from '../../shared/domain/audit-event.ts';
import { type Application, applicationSchema } from '../../shared/domain/case/application.ts';
import { type Submission, type SubmissionFacts, submit } from '../../shared/domain/case/submit.ts';
import type { ApplicantCategory, CertificateCategory, Level } from '../../shared/domain/declared.ts';
import { type Instant, instantOf, later } from '../../shared/domain/instant.ts';
import type { Phase } from '../../shared/domain/phase.ts';
import type { AdmissionBasis, AdmittedBy } from '../../shared/domain/remedy.ts';
import { occupationsOf } from '../../shared/policy/occupation-catalogue.ts';
import { START_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import { dalian2019to2021 } from '../../shared/policy/policies/dalian-2019-2021.ts';
import { termsOf } from '../../shared/policy/terms.ts';
import { SUSPENDED_BECAUSE } from './decisions.ts';
import { instantAt } from './instants.ts';
import { aPerson, asApplicant, type Person } from './people.ts';

/** 09:00 in Beijing on an ordinary Wednesday while the policy applies. */
export const SUBMITTED_AT = '2021-06-16T09:00:00+08:00';

export interface Declaration {
  readonly person?: Person;
  readonly level?: Level;
  readonly occupationCode?: string;
  readonly issuedOn?: string;
  readonly certificateCategory?: CertificateCategory;
  readonly applicantCategory?: ApplicantCategory;
}

/** The body of an application that the policy accepts, unless the test declares otherwise. */
export function anApplicationBody(declaration: Declaration = {}): ApplicationBody {
  const { person = aPerson(1), level = 3, occupationCode = '6-18-02-04', issuedOn = '2021-05-20' } = declaration;
  const { name, idNumber, socialSecurityNumber, phone, accountNumber, certificateNumber } = person;
  const category = declaration.applicantCategory ?? 'ENTERPRISE_EMPLOYEE';
  return applicationBody.parse({
    applicant: { name, idNumber, socialSecurityNumber, phone, category },
    certificate: {
      category: declaration.certificateCategory ?? 'SKILL_LEVEL',
      number: certificateNumber,
      level,
      occupationCode,
      issuedOn,
    },
    payee: { kind: 'BANK_ACCOUNT', bankName: '虚构银行', accountNumber },
  });
}

/** A request to submit or check an application, by the person it is for. */
export function anApplicationRequest(person: Person, declaration: Declaration = {}, idempotencyKey?: string) {
  return { ...asApplicant(person), body: anApplicationBody({ person, ...declaration }), idempotencyKey };
}

type KeyOfAny<Union> = Union extends Union ? keyof Union : never;

type ValueOfAny<Union, Key> = Union extends Union ? (Key extends keyof Union ? Union[Key] : never) : never;

/** Fields of an application in any phase. */
export type ApplicationFields = {
  readonly [Key in KeyOfAny<Application>]?: ValueOfAny<Application, Key> | undefined;
};

/** The decision to submit an application, before it is stored. */
export function aSubmission(
  { applicationId = 'CASE00000000000A', ...more }: Partial<SubmissionFacts> = {},
  declaration: Declaration = {},
): Submission {
  const moment = new Date(SUBMITTED_AT);
  const { subject } = declaration.person ?? aPerson(1);
  const body = anApplicationBody(declaration);
  const terms = termsOf(dalian2019to2021, body.certificate);
  const nextDueAt = later(instantOf(moment), START_ALLOWANCE);
  return submit(
    {
      declaration: body,
      subject,
      applicationId,
      contentSalt: 'salt',
      terms,
      year: 2021,
      submissionsPerDay: dalian2019to2021.submissionsPerDay,
      nextDueAt,
      previous: undefined,
      ...more,
    },
    moment,
  );
}

/** A case in memory only: just submitted, or in the phase the test names, with every field that is known by then. */
export function anApplication(
  overrides: ApplicationFields = {},
  declaration: Declaration = {},
): { readonly application: Application; readonly event: AuditEvent } {
  const { phase = 'VERIFYING', applicationId } = overrides;
  const { after, event } = aSubmission(applicationId ? { applicationId } : {}, declaration);
  const stage = overrides.stage ?? USUAL_STAGE[phase];
  const known = { ...KNOWN_FIELDS[stage], ...FIELDS_OF_PHASE[phase] };
  const application = applicationSchema.parse({ ...after, ...known, stage, ...overrides });
  return { application, event };
}

const verified = { certificateApprovedAt: instantAt('2021-06-16T09:30:00+08:00') };
const approved = {
  ...verified,
  fundApprovedAt: instantAt('2021-06-16T10:00:00+08:00'),
  employer: '虚构造船有限公司',
};
const scheduled = {
  ...approved,
  noticeId: '210202-20210617',
  publishAt: instantAt('2021-06-17T09:00:00+08:00'),
  closesAt: instantAt('2021-06-25T00:00:00+08:00'),
  payAt: instantAt('2021-06-25T10:00:00+08:00'),
};
const publicised = {
  ...scheduled,
  publicEntry: {
    serial: 1,
    maskedName: '王*',
    maskedIdNumber: '999999********0000',
    employer: '虚构造船有限公司',
    occupation: '焊工',
    level: 3,
    amountFen: 250_000,
  },
};

/** The fields that are known at each stage. */
const KNOWN_FIELDS: Readonly<Record<Application['stage'], object>> = {
  declared: {},
  verified,
  approved,
  scheduled,
  publicised,
  settled: { ...publicised, paidAt: instantAt('2021-06-25T11:00:00+08:00') },
};

/** A correction that was asked for on a Monday, five days after the submission, as the policy dates it. */
const correction = {
  stage: 'FUND_REVIEW',
  fields: ['certificate.number'],
  explanation: '证书编号与证书照片不符，请核对后重新填写。',
  askedAt: instantAt('2021-06-21T10:00:00+08:00'),
  dueAt: instantAt('2021-07-13T00:00:00+08:00'),
  remindAt: [instantAt('2021-06-28T09:00:00+08:00'), instantAt('2021-07-07T09:00:00+08:00')],
  reminders: 0,
};

const paymentReturn = {
  code: 'ACCOUNT_CLOSED',
  returnedAt: instantAt('2021-06-25T11:00:00+08:00'),
  remindAt: [
    instantAt('2021-07-02T10:00:00+08:00'),
    instantAt('2021-07-25T10:00:00+08:00'),
    instantAt('2021-08-24T10:00:00+08:00'),
  ],
  reminders: 0,
};

/** Pulled on the second day of the publicity period, a Friday, with the dates that the policy gives. */
const suspension = {
  from: 'PUBLICISED',
  explanation: SUSPENDED_BECAUSE,
  at: instantAt('2021-06-18T10:00:00+08:00'),
  statementUntil: instantAt('2021-06-26T00:00:00+08:00'),
  dueAt: instantAt('2021-07-03T00:00:00+08:00'),
};

const refusal = {
  reasons: ['CERTIFICATE_NOT_FOUND'],
  documentNumber: '210202-2021-1',
  refusedAt: instantAt('2021-06-16T09:30:00+08:00'),
};

/** What is known in one phase only. */
const FIELDS_OF_PHASE: Partial<Readonly<Record<Phase, object>>> = {
  CORRECTION_REQUESTED: { correction },
  // Five working days after the close.
  OBJECTION_REVIEW: { objectionsDueAt: instantAt('2021-07-02T00:00:00+08:00') },
  SUSPENDED: { suspension },
  PAYMENT_RETURNED: { paymentReturn },
  REJECTED: refusal,
};

const USUAL_STAGE: Readonly<Record<Phase, Application['stage']>> = {
  VERIFYING: 'declared',
  MANUAL_VERIFICATION: 'declared',
  CORRECTION_REQUESTED: 'declared',
  FUND_REVIEW: 'verified',
  AWAITING_PUBLICATION: 'scheduled',
  PUBLICISED: 'publicised',
  OBJECTION_REVIEW: 'publicised',
  SUSPENDED: 'publicised',
  PAYING: 'publicised',
  PAYMENT_RETURNED: 'publicised',
  PAID: 'settled',
  REJECTED: 'declared',
  WITHDRAWN: 'declared',
};

/** The case with its window and its public entry. @throws Error where it was not publicised */
export function publicisedCase(application: Application) {
  if (!('publicEntry' in application)) throw new Error(`A case in ${application.phase} has no public entry`);
  return application;
}

/** The case with its returned payment. @throws Error where the money has not come back */
export function returnedCase(application: Application) {
  if (application.phase !== 'PAYMENT_RETURNED')
    throw new Error(`A case in ${application.phase} has no returned payment`);
  return application;
}

/** Why an attempt was made in place of a refused one, whose reason was the registry's. */
export function anAdmissionBy(basis: AdmissionBasis, at: Instant): AdmittedBy {
  const [applicationId, documentNumber] = ['CASE00000000000R', '（2021）辽02行终1号'];
  return { basis, applicationId, documentNumber, at, overruled: ['CERTIFICATE_NOT_FOUND'] };
}

/** The case with its suspension. @throws Error where nothing is suspended */
export function suspendedCase(application: Application) {
  if (application.phase !== 'SUSPENDED') throw new Error(`A case in ${application.phase} is not suspended`);
  return application;
}

/** The case with its refusal. @throws Error where it was not refused */
export function refusedCase(application: Application) {
  if (application.phase !== 'REJECTED') throw new Error(`A case in ${application.phase} is not refused`);
  return application;
}

/** The case with its window. @throws Error where its publication has no date yet */
export function scheduledCase(application: Application) {
  if (!('publishAt' in application)) throw new Error(`A case in ${application.phase} has no window`);
  return application;
}

/** The amount of each level in fen, as the guide has it. */
export const AMOUNTS = [
  [5, 150_000],
  [4, 200_000],
  [3, 250_000],
  [2, 350_000],
  [1, 500_000],
] as const;

/** Ten occupations of the catalogue. */
export const TEN_OCCUPATIONS = occupationsOf(dalian2019to2021)
  .slice(0, 10)
  .map(({ code }) => code);
