import type { Application } from '../domain/case/application.ts';
import { EMPLOYMENT_CONDITIONS, type Finding } from '../domain/finding.ts';
import { dateOf } from '../domain/instant.ts';
import { type Fen, fen } from '../domain/money.ts';
import { programmeOf } from '../domain/programme.ts';
import { isKnownAt, REASON_CODES, type ReasonCode } from '../domain/reason-code.ts';
import { assessApplication } from './assess-application.ts';
import { employmentReasons, lacksMonths } from './check-findings.ts';
import type { Draft, DraftFigure } from './draft-policy.ts';
import { policiesOf } from './policies.ts';
import type { Policy } from './policy.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A decided case, and what is known of it. */
export interface DecidedCase {
  readonly application: Application;
  /** The findings that count now. */
  readonly findings: readonly Finding[];
  /** Places of the same year and programme that the person took before and has kept; absent where nobody counted. */
  readonly earlierPlaces?: number | undefined;
}

/** What would be different about a case under a draft. */
export interface CaseChange {
  /**
   * AMOUNT: paid another amount. REFUSED: not approved any more. NOT_REFUSED: nothing that rules and registers say
   * would stand against it; the review by staff is still to come. CANNOT_BE_TOLD: a fact that the draft asks for is not
   * known.
   */
  readonly kind: 'AMOUNT' | 'REFUSED' | 'NOT_REFUSED' | 'CANNOT_BE_TOLD';
  readonly beforeFen: Fen;
  /** What would be paid; of NOT_REFUSED, at most. Null where it cannot be told. */
  readonly afterFen: Fen | null;
  /** The new reasons of REFUSED, and those that fell of NOT_REFUSED. */
  readonly reasons: readonly ReasonCode[];
  /** Which figures of the draft make the difference, each with its clause. */
  readonly clauses: readonly string[];
}

export interface ReplayRules {
  readonly draft: Draft;
  /** The policies in force. */
  readonly policies: readonly Policy[];
  readonly calendar: WorkingCalendar;
}

const FIGURES_OF: Partial<Readonly<Record<ReasonCode, readonly DraftFigure[]>>> = {
  CERTIFICATE_CATEGORY_EXCLUDED: ['certificateCategories'],
  APPLICANT_CATEGORY_NOT_ELIGIBLE: ['eligibleApplicantCategories'],
  CERTIFICATE_DATE_OUTSIDE_WINDOW: ['issuedFrom', 'issuedTo'],
  APPLICATION_DEADLINE_PASSED: ['monthsToApply'],
  OCCUPATION_NOT_IN_CATALOGUE: ['occupationsExcept'],
  LEVEL_NOT_IN_CATALOGUE: ['amounts'],
  ANNUAL_LIMIT_REACHED: ['annualLimit'],
  EMPLOYER_NOT_IN_CITY: ['employmentConditions'],
  NO_LABOUR_CONTRACT: ['employmentConditions'],
  NO_SOCIAL_INSURANCE: ['employmentConditions'],
  EMPLOYMENT_NOT_FILED: ['employmentConditions'],
  INSURED_MONTHS_TOO_FEW: ['insuredMonths'],
};

/** Whether a case was decided, and its content is still there: approved, whatever came of it since, or refused. */
export function isDecided(application: Application): boolean {
  // Of a case without its content nothing can be told.
  if (application.contentRemoved) return false;
  if (application.phase === 'REJECTED') return application.overturned === undefined;
  return application.phase !== 'WITHDRAWN' && 'fundApprovedAt' in application;
}

/**
 * What would be different about a decided case if a draft had been in force when it was submitted; undefined where
 * nothing would. It is assessed by the same rules as then, on what it declared and what the registers said.
 *
 * Of a refused case, what staff or the certificate's registry said stands. A fact that nobody has asked for is never
 * guessed.
 *
 * @throws CalendarMissingError where the time to apply ends in a year without holiday data
 */
export function replayCase(decided: DecidedCase, rules: ReplayRules): CaseChange | undefined {
  const { application } = decided;
  const { draft, policies } = rules;
  const { programme, policyId } = draft.policy;
  if (programmeOf(application.terms) !== programme || !isDecided(application)) return undefined;
  const own = policiesOf(programme, policies);
  const then = assessed(application, own, rules);
  const now = assessed(
    application,
    own.map((policy) => (policy.policyId === policyId ? draft.policy : policy)),
    rules,
  );
  if (application.terms.policyId !== policyId && now.policy.policyId !== policyId) return undefined;
  const isRefused = application.phase === 'REJECTED';
  const before = isRefused ? application.reasons : [];
  const facts = factsUnder(decided, now.policy, before);
  const stands = before.filter((code) => !isReplayed(code));
  // What the rules in force would also say was overruled or has been changed since; it is not the draft's.
  const added = now.reasons.filter((code) => isRefused || !then.reasons.includes(code));
  const after = REASON_CODES.filter((code) => [...stands, ...added, ...facts.reasons].includes(code));
  const beforeFen = isRefused ? fen(0) : application.terms.amountFen;
  const amountFen = now.amountFen ?? fen(0);
  const change = (kind: CaseChange['kind'], afterFen: Fen | null, reasons: readonly ReasonCode[]) => ({
    kind,
    beforeFen,
    afterFen,
    reasons,
    clauses: clausesOf(kind === 'AMOUNT' ? ['amounts'] : reasons.flatMap((code) => FIGURES_OF[code] ?? []), draft),
  });
  if (after.length > 0) return isRefused ? undefined : change('REFUSED', fen(0), after);
  if (facts.unknown.length > 0)
    return { ...change('CANNOT_BE_TOLD', null, []), clauses: clausesOf(facts.unknown, draft) };
  if (isRefused) {
    // Nobody asked the registers about a submission that was refused at once.
    const fell = before.filter((code) => isReplayed(code));
    return decided.findings.length > 0 ? change('NOT_REFUSED', amountFen, fell) : change('CANNOT_BE_TOLD', null, fell);
  }
  return amountFen === beforeFen ? undefined : change('AMOUNT', amountFen, []);
}

function assessed(
  { applicant, certificate, submittedAt, admittedBy }: Application,
  policies: readonly Policy[],
  { calendar }: ReplayRules,
) {
  const declared = { applicantCategory: applicant.category, certificate };
  const assessment = assessApplication(declared, dateOf(submittedAt), policies, calendar);
  return { ...assessment, reasons: assessment.reasons.filter((code) => !admittedBy?.overruled.includes(code)) };
}

/** Whether a reason follows from the figures of a policy, so that a draft may make it fall. */
function isReplayed(code: ReasonCode): boolean {
  return FIGURES_OF[code] !== undefined || (isKnownAt(code, 'submission') && !HELD.has(code));
}

const HELD: ReadonlySet<ReasonCode> = new Set(['ALREADY_SUBSIDISED', 'SUBSIDISED_ELSEWHERE']);

/** The reasons in what is known beside the declaration, and the figures for which something is not known. */
function factsUnder(
  { application: { terms }, findings, earlierPlaces }: DecidedCase,
  policy: Policy,
  before: readonly ReasonCode[],
): { readonly reasons: readonly ReasonCode[]; readonly unknown: readonly DraftFigure[] } {
  const employment = employmentUnder(findings, terms, policy, before);
  const { annualLimit } = policy;
  const wasFull = before.includes('ANNUAL_LIMIT_REACHED');
  if (annualLimit === terms.annualLimit) {
    return wasFull ? { ...employment, reasons: [...employment.reasons, 'ANNUAL_LIMIT_REACHED'] } : employment;
  }
  const isStricter = annualLimit !== null && (terms.annualLimit === null || annualLimit < terms.annualLimit);
  if (annualLimit === null || (isStricter ? earlierPlaces === 0 : !wasFull)) return employment;
  if (earlierPlaces === undefined) return { ...employment, unknown: [...employment.unknown, 'annualLimit'] };
  const isFull = earlierPlaces >= annualLimit;
  return isFull ? { ...employment, reasons: [...employment.reasons, 'ANNUAL_LIMIT_REACHED'] } : employment;
}

function employmentUnder(
  findings: readonly Finding[],
  terms: Application['terms'],
  policy: Policy,
  before: readonly ReasonCode[],
): { readonly reasons: readonly ReasonCode[]; readonly unknown: readonly DraftFigure[] } {
  const { employmentConditions: conditions = EMPLOYMENT_CONDITIONS, insuredMonths: months = 0 } = terms;
  const isSame =
    months === policy.insuredMonths &&
    EMPLOYMENT_CONDITIONS.every((fact) => conditions.includes(fact) === policy.employmentConditions.includes(fact));
  const found = findings.find(({ check }) => check === 'employment');
  if (isSame) return { reasons: found?.reasons ?? before.filter(isOfEmployment), unknown: [] };
  const asked: readonly DraftFigure[] = months === policy.insuredMonths ? ['employmentConditions'] : ['insuredMonths'];
  if (!found) return { reasons: [], unknown: asked };
  if (found.outcome === 'no' && !found.employmentFound) return { reasons: found.reasons, unknown: [] };
  const allHold = { inCity: true, contract: true, insured: true, filed: true };
  const record = { found: true, ...(found.employmentFound ?? allHold) } as const;
  const reasons = employmentReasons(record, policy);
  return { reasons, unknown: reasons.length === 0 && lacksMonths(record, policy) ? ['insuredMonths'] : [] };
}

function isOfEmployment(code: ReasonCode): boolean {
  const figures = FIGURES_OF[code] ?? [];
  return figures.includes('employmentConditions') || figures.includes('insuredMonths');
}

function clausesOf(figures: readonly DraftFigure[], { sources }: Draft): readonly string[] {
  return [...new Set(figures.flatMap((figure) => sources[figure] ?? []))];
}
