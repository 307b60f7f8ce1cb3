import type { CorrectionBody, correctApplicationRoute } from '../../shared/contracts/correction.ts';
import { type Application, type ApplicationIn, holdsSlot } from '../../shared/domain/case/application.ts';
import type { Declaration } from '../../shared/domain/case/case-content.ts';
import { correct } from '../../shared/domain/case/correction.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { dateOf, instantOf, later } from '../../shared/domain/instant.ts';
import { assessApplication } from '../../shared/policy/assess-application.ts';
import { conceptOf } from '../../shared/policy/occupation-catalogue.ts';
import { START_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { correctedTerms } from '../../shared/policy/terms.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { PhoneCodeStore } from '../../shared/table/phone-code-store.ts';
import { declaredEntitlement, factsOf } from '../apply/declared-entitlement.ts';
import { ownApplication } from '../apply/own-application.ts';
import { presentApplication } from '../apply/present-application.ts';
import { proveContact } from '../apply/prove-contact.ts';
import { refusedWith } from '../apply/refused-with.ts';
import { requirePayee } from '../apply/require-payee.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { declaresExactly, requireExactFields } from './exact-fields.ts';

type Route = typeof correctApplicationRoute;

export interface CorrectApplicationDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson' | 'currentFor' | 'write' | 'retryOnConflict'>;
  readonly records: Pick<CaseRecordStore, 'findings'>;
  readonly phoneCodes: Pick<PhoneCodeStore, 'check'>;
  readonly policies: readonly Policy[];
  readonly calendar: WorkingCalendar;
  readonly now: () => Date;
}

/**
 * Takes a correction: exactly the fields that were asked for. It is assessed as if submitted when the application was,
 * so the time for it costs the applicant nothing. What the case is for, and its amount, change with it.
 *
 * The workflow is started by the event: its run that waits for the correction to lapse ends by itself.
 *
 * The same correction again answers as the first time, so it may be repeated where the answer was lost.
 *
 * @throws ServiceError NOT_FOUND; WRONG_PHASE where no correction is open or its time is over; VALIDATION for a field
 *   more or less, or a phone that is not proven; POLICY_REFUSED with all reasons; ALREADY_APPLIED where the occupation
 *   and level are taken
 * @source 优化营商环境条例 36, 行政许可法 32(4), by analogy
 */
export async function correctApplication(
  request: HttpRequest<Route>,
  deps: CorrectApplicationDeps,
): Promise<Reply<Route>> {
  const { caller, params, body } = request;
  const { applications, records } = deps;
  const corrected = await applications.retryOnConflict(async () => {
    const application = await ownApplication(caller.idNumber, params.applicationId, applications);
    if (isMade(application, body)) return application;
    if (application.phase !== 'CORRECTION_REQUESTED') throw new ServiceError('WRONG_PHASE', 'nothing to correct');
    requireExactFields(body, application.correction.fields);
    const moment = deps.now();
    const declaration = declared(application, body, deps);
    const previous = await attemptInTheWay(application, declaration, deps);
    const { phone } = declaration.applicant;
    const contact = { caller, pointer: '/applicant/phone', at: instantOf(moment) } as const;
    const isNewPhone = phone !== application.applicant.phone;
    const proof = isNewPhone ? await proveContact({ ...body, phone }, contact, deps.phoneCodes) : [];
    const facts = {
      declaration,
      findings: await records.findings(application),
      nextDueAt: later(instantOf(moment), START_ALLOWANCE),
      previous,
    };
    return applications.write(correct(application, facts, instantOf(moment)), proof);
  });
  return { body: presentApplication(corrected) };
}

/** Whether the last correction was this one: its answer was lost, and the applicant sends it again. */
function isMade(application: Application, body: CorrectionBody): boolean {
  const last = application.corrections?.at(-1);
  if (application.phase === 'CORRECTION_REQUESTED' || !last) return false;
  return declaresExactly(body, last.fields, application);
}

/**
 * What the case declares with the correction, under the policy that it was submitted under.
 *
 * @throws ServiceError POLICY_REFUSED
 */
function declared(
  { applicant, certificate, payee, terms, submittedAt, admittedBy }: ApplicationIn<'CORRECTION_REQUESTED'>,
  body: CorrectionBody,
  { policies, calendar }: CorrectApplicationDeps,
): Declaration {
  const corrected = {
    applicant: { ...applicant, ...body.applicant },
    certificate: { ...certificate, ...body.certificate },
    payee: { ...payee, ...body.payee },
  };
  requirePayee(corrected.payee, policyById(terms.policyId, policies));
  const own = policies.filter(({ policyId }) => policyId === terms.policyId);
  const then = dateOf(submittedAt);
  const assessment = assessApplication(declaredEntitlement(corrected), then, own, calendar);
  const { policy } = assessment;
  // What an order has overruled does not stand in the way again.
  const reasons = assessment.reasons.filter((reason) => !admittedBy?.overruled.includes(reason));
  if (reasons.length > 0) {
    const facts = factsOf(corrected, assessment, then);
    throw new ServiceError('POLICY_REFUSED', 'refused by the policy', refusedWith(reasons, { facts }));
  }
  return { ...corrected, terms: correctedTerms(terms, policy, corrected.certificate) };
}

/**
 * The unsuccessful attempt that the case sets aside where it is for another occupation or level from now on.
 *
 * @throws ServiceError ALREADY_APPLIED where the other one is open or paid
 */
async function attemptInTheWay(
  { applicant, certificate, terms }: Application,
  declaration: Declaration,
  { applications }: CorrectApplicationDeps,
): Promise<Application | undefined> {
  const conceptId = conceptOf(declaration.certificate);
  const { level } = declaration.certificate;
  if (conceptId === terms.occupation.conceptId && level === certificate.level) return undefined;
  const current = await applications.currentFor(applicant.idNumber, { conceptId, level });
  if (current && holdsSlot(current)) {
    throw new ServiceError('ALREADY_APPLIED', 'the slot is taken', refusedWith(['ALREADY_SUBSIDISED']));
  }
  return current;
}
