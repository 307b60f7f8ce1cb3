import type { ReasonCode } from '../domain/reason-code.ts';

export interface Reason {
  /** One sentence in plain Chinese, addressed to the applicant. */
  readonly message: string;
  /** The same with facts of the case in {braces}. It takes the place of the message where all of them are known. */
  readonly detailed?: string;
  /** The clause the refusal rests on; {scope} and the like are the clauses of the case's policy. */
  readonly legalBasis: string;
  /** The clause for refusals before a day (YYYY-MM-DD), on which a new statute came into force. */
  readonly basisBefore?: { readonly day: string; readonly legalBasis: string };
  /** Whether the applicant or the employer can put it right and apply again while the time to apply lasts. */
  readonly correctable: boolean;
}

export type KnownReasons = Partial<
  Readonly<Record<ReasonCode, Omit<Reason, 'correctable'> & { readonly correctable?: true }>>
>;

/** The reasons of a group, in full: what does not say that it can be corrected cannot. */
export function inFull<Group extends KnownReasons>(group: Group): Readonly<Record<keyof Group, Reason>> {
  const full = Object.entries(group).map(([code, reason]) => [code, { correctable: false, ...reason }]);
  return Object.fromEntries(full);
}

const ON_RECORD = {
  LEVEL_NOT_IN_CATALOGUE: {
    message: '该职业（工种）在本政策的补贴职业目录中没有填写的证书等级，请核对证书上的等级。',
    legalBasis: '{amounts}',
    correctable: true,
  },
  ALREADY_SUBSIDISED: {
    message: '同一职业（工种）同一等级只能享受一次补贴，您已有正在办理或已经拨付的申报。',
    legalBasis: '{limits}',
  },
  SUBSIDISED_ELSEWHERE: {
    message: '同一职业（工种）同一等级的证书只能享受一项补贴，您已按另一补贴项目申报，正在办理或者已经拨付。',
    legalBasis: '{limits}',
  },
  ANNUAL_LIMIT_REACHED: {
    message: '您本年度的补贴申报次数已达到上限。',
    detailed: '每人每年享受培训补贴不超过{annualLimit}次，您{year}年度已申报{annualLimit}次。',
    legalBasis: '{limits}',
  },
} as const satisfies KnownReasons;

export type RecordReason = keyof typeof ON_RECORD;

/**
 * The reasons that a person's other applications give, and a level without an amount. A function that tells of no
 * others leaves the others out of its bundle.
 *
 * @source Guide §1
 */
export const RECORD_REASONS = /* @__PURE__ */ inFull(ON_RECORD);
