import type { ApplicationBody } from '../../shared/contracts/apply.ts';
import { APPLICANT } from '../../shared/domain/actor.ts';
import type { Application } from '../../shared/domain/application.ts';
import { type AuditEvent, FIRST_PREVIOUS_HASH, sealEvent } from '../../shared/domain/audit-event.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { instantOf, later } from '../../shared/domain/instant.ts';
import { phaseAfter } from '../../shared/domain/transitions.ts';
import { VERIFICATION_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { termsOf } from '../../shared/policy/terms.ts';

export interface NewApplication {
  readonly body: ApplicationBody;
  readonly subject: string;
  readonly applicationId: string;
  readonly attempt: number;
  readonly policy: Policy;
  readonly moment: Date;
}

/** The year whose places an application submitted at a moment counts against, Beijing time. @source Guide §4; Default */
export function yearOf(moment: Date): number {
  return Number(beijingDate(moment).slice(0, 4));
}

/** A case as it begins, with its first audit event. */
export function newApplication(input: NewApplication): { application: Application; event: AuditEvent } {
  const { body, subject, applicationId, attempt, policy, moment } = input;
  const submittedAt = instantOf(moment);
  const phase = phaseAfter(null, 'SUBMITTED', APPLICANT.kind);
  const event = sealEvent({
    applicationId,
    sequence: 1,
    event: 'SUBMITTED',
    at: submittedAt,
    actor: APPLICANT,
    before: null,
    after: phase,
    previousHash: FIRST_PREVIOUS_HASH,
  });
  const application: Application = {
    applicationId,
    attempt,
    phase,
    version: 1,
    eventCount: 1,
    lastEventHash: event.hash,
    ...body,
    applicantSubject: subject,
    terms: termsOf(policy, body.certificate.level),
    submittedAt,
    year: yearOf(moment),
    reasons: [],
    deciders: [],
    objectionCount: 0,
    paymentCount: 0,
    nextDueAt: later(submittedAt, VERIFICATION_ALLOWANCE),
    workflowRun: 1,
  };
  return { application, event };
}
