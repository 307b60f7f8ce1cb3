import type { WorldUrls } from './world/world.ts';

/** The audience of the local run's tokens. */
export const TOKEN_AUDIENCE = 'vocational-training-subsidy';

/** Short, so that a test with a slow counterpart does not take long. */
const PORT_TIMEOUT_MS = 1000;

/** The clock moves by months while its user keeps a token, so tokens of the local run may live for a year and a day. */
const TOKEN_HOURS = String(366 * 24);

/** What the user of a local run chooses. */
export interface ChosenParameters {
  /** The codes of the agencies that pay by batch files, separated by commas. By default, all have the gateway. */
  readonly payByFile?: string | undefined;
  /** Which decisions get a second look: none, all, or by default those that the policy says. */
  readonly secondLooks?: string | undefined;
}

/** The parameters of the stack: the addresses of the counterparts, the issuer of tokens, and what is chosen. */
export function stackParameters(
  urls: WorldUrls,
  { payByFile = 'none', secondLooks = 'policy' }: ChosenParameters = {},
): Readonly<Record<string, string>> {
  return {
    TokenIssuer: urls.issuer,
    TokenAudience: TOKEN_AUDIENCE,
    CitizenSignIn: '/oidc/citizen',
    StaffSignIn: '/oidc/staff',
    ApplicantTokenHours: TOKEN_HOURS,
    StaffTokenHours: TOKEN_HOURS,
    IdentityRegisterUrl: urls.identity,
    EmploymentRegisterUrl: urls.employment,
    QualificationRegistryUrl: urls.qualificationRegistry,
    SkillLevelRegistryUrl: urls.skillLevelRegistry,
    BankUrl: urls.bank,
    BatchFileAgencies: payByFile,
    SecondLooks: secondLooks,
    MessageGatewayUrl: urls.messages,
    PortTimeoutMilliseconds: String(PORT_TIMEOUT_MS),
  };
}
