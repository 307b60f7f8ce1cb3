import type { CivilDate } from '../domain/civil-date.ts';
import type { ApplicantCategory, CertificateCategory, Level } from '../domain/declared.ts';
import type { EmploymentCondition } from '../domain/finding.ts';
import type { MaskStyle } from '../domain/mask.ts';
import type { Fen } from '../domain/money.ts';
import type { PayoutChannel } from '../domain/payout-channel.ts';
import type { Remedies } from '../domain/refusal.ts';

/** What a certificate of one level is worth. */
export interface LevelAmount {
  readonly level: Level;
  readonly amountFen: Fen;
}

/** A local employment-training office (经办机构). */
export interface Agency {
  readonly code: string;
  readonly name: string;
  readonly consultPhone: string;
  readonly supervisionPhones: readonly string[];
}

/** An occupation (职业) with its national code. */
export interface Occupation {
  readonly code: string;
  readonly name: string;
}

/** Which occupations a policy subsidises. */
export interface SubsidisedOccupations {
  /** All of the catalogue, or just the occupations named, each by its code in the 2022 edition. */
  readonly fromCatalogue: 'ALL' | readonly string[];
  /** Occupations that are not subsidised although the catalogue has them, by their 2022 code. */
  readonly except?: readonly string[];
  /** Occupations the catalogue does not have, by the code on the certificate, such as those of another group. */
  readonly extra: readonly Occupation[];
  /** The levels of an occupation that exists at some levels only, by its 2022 code; one not named has every level. */
  readonly levelsByCode: Readonly<Record<string, readonly Level[]>>;
}

/** What an agency may pay out in one calendar year under a policy. */
export interface Budget {
  readonly agency: string;
  /** The year in which the order goes to the bank, Beijing time. */
  readonly year: number;
  readonly amountFen: Fen;
}

/** The figures of a policy: each has its clause in its PolicySources. */
export interface PolicyFigures {
  /** First and last issue date of the certificates it covers; both days included. */
  readonly issuedFrom: CivilDate;
  readonly issuedTo: CivilDate;
  readonly monthsToApply: number;
  readonly amounts: readonly LevelAmount[];
  /**
   * Places a person may take in one calendar year, counted by day of submission in Beijing and for each programme by
   * itself; null for a programme without such a limit.
   */
  readonly annualLimit: number | null;
  /** Submissions of one person that are accepted in one day, Beijing time, whatever becomes of them. */
  readonly submissionsPerDay: number;
  readonly eligibleApplicantCategories: readonly ApplicantCategory[];
  readonly certificateCategories: readonly CertificateCategory[];
  /** What the employment register must confirm. */
  readonly employmentConditions: readonly EmploymentCondition[];
  /** Months for which contributions to unemployment insurance were paid, in sum; 0 where none are asked for. */
  readonly insuredMonths: number;
  readonly publicityWorkingDays: number;
  /** Hour of the day in Beijing, 0 to 23, at which a notice appears. */
  readonly publishAtHour: number;
  readonly reviewWorkingDays: number;
  /** Working days that an applicant has for a correction. */
  readonly correctionWorkingDays: number;
  /** How many working days before its end an applicant is reminded of a correction, the earliest reminder first. */
  readonly correctionReminders: readonly number[];
  /** How often each stage of the review may ask for a correction. */
  readonly correctionRounds: number;
  readonly objectionDecisionWorkingDays: number;
  /** The total after the one extension, not an addition to the figure above. */
  readonly objectionExtendedWorkingDays: number;
  /** Working days in which a supervisor looks into a complaint. */
  readonly complaintWorkingDays: number;
  /** Working days that an applicant has for a statement on a suspension. */
  readonly statementWorkingDays: number;
  /** Working days in which a suspension is lifted, or the approval revoked. */
  readonly suspensionWorkingDays: number;
  /** Working days after which it is late that it is not known which heir is paid. Nothing is forfeited by time. */
  readonly heirsWorkingDays: number;
  /** Working days in which a refusal is reconsidered. */
  readonly reconsiderationWorkingDays: number;
  /** How often the agencies themselves may pass a case on: to another one, and back. After that the city decides. */
  readonly handoversOfAgencies: number;
  /** Which share of the decisions of reviewers somebody else looks at again, and in how many working days. */
  readonly secondLook: { readonly percent: number; readonly workingDays: number };
  /** Working days that an applicant has for a statement on a recovery (追缴). */
  readonly recoveryStatementWorkingDays: number;
  /** Working days in which a recovery is decided, those for the statement included. */
  readonly recoveryDecisionWorkingDays: number;
  /** The most calendar days that a decision may leave for the repayment, the last instalment included. */
  readonly recoveryRepaymentDays: number;
  /** For how many years the receipt of a refused submission can be read. */
  readonly receiptYears: number;
  /** Calendar days. */
  readonly paymentDays: number;
  /** Working days after the closing day of the publicity period before a payment is ordered. */
  readonly payoutDelayWorkingDays: number;
  /** Hour of the day in Beijing, 0 to 23, at which a payment is ordered. */
  readonly payoutAtHour: number;
  /** How an order reaches the bank. An agency without a gateway pays by file whatever this says. */
  readonly payoutChannel: PayoutChannel;
  /** Days after a returned payment on which the applicant is reminded, the earliest first. */
  readonly returnReminderDays: readonly number[];
  /** Working days that a payer has to confirm a corrected payee. */
  readonly confirmationWorkingDays: number;
  /** Which social-security cards money can go to: their banks by name, and how many digits an account has. */
  readonly socialSecurityCard: {
    readonly banks: 'ANY' | readonly string[];
    readonly accountLengths: readonly number[];
  };
  readonly maskStyle: MaskStyle;
  /** The name in brackets with which each text message begins. */
  readonly messageSender: string;
  /** How a refusal can be challenged; agency and telephone are added per case. */
  readonly remedies: Omit<Remedies, 'agency' | 'phone'>;
  readonly occupations: SubsidisedOccupations;
  readonly agencies: readonly Agency[];
}

/** Hours of a working day, Beijing time; `to` is the first minute after them. Written HH:MM. */
export interface OfficeHours {
  readonly from: string;
  readonly to: string;
}

/** How the staff of the agencies work, whatever the programme. No law gives these figures. */
export interface OfficeRules {
  /** In order, without overlap. */
  readonly hours: readonly OfficeHours[];
  /** After how many working hours a claim lapses. */
  readonly claimWorkingHours: number;
  /** The most days that one delegation covers, first and last included. */
  readonly delegationDays: number;
}

/** One subsidy programme: every rule and figure an operator may change, each with the clause behind it. */
export interface Policy extends PolicyFigures {
  /** Stable, lower-case, and never reused: applications keep it. */
  readonly policyId: string;
  /** Stable, lower-case. The policies of one programme follow each other and never overlap. */
  readonly programme: string;
  readonly title: string;
  /** The yearly budgets of agencies. Orders of an agency and year that are not named here have no limit. */
  readonly budgets?: readonly Budget[];
  /** What the reasons for a refusal rest on, each in full, in Chinese. */
  readonly clauses: PolicyClauses;
  /** The most that a level may be worth by a higher paper, where that leaves the amounts to the city. */
  readonly amountsAtMost?: readonly LevelAmount[];
}

/** The parts of a programme's governing paper, by what they rule. */
export interface PolicyClauses {
  /** Who may apply, for which certificates, by when. */
  readonly scope: string;
  readonly verification: string;
  readonly publicity: string;
  readonly amounts: string;
  /** How often a person may be subsidised. */
  readonly limits: string;
  /** What a review of the funds rests on. */
  readonly funds: string;
}

/** The clause each figure of a policy comes from, in Chinese, fit for a public page. */
export type PolicySources = Readonly<Record<keyof PolicyFigures, string>>;
