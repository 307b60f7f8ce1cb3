import type { WorldUrls } from './world/world.ts';

/** The audience of the local run's tokens. */
export const TOKEN_AUDIENCE = 'vocational-training-subsidy';

/** Short, so that a test with a slow counterpart does not take long. */
const PORT_TIMEOUT_MS = 1000;

/** The parameters of the stack: the addresses of the counterparts, and the issuer and audience of tokens. */
export function stackParameters(urls: WorldUrls): Readonly<Record<string, string>> {
  return {
    TokenIssuer: urls.issuer,
    TokenAudience: TOKEN_AUDIENCE,
    IdentityRegisterUrl: urls.identity,
    EmploymentRegisterUrl: urls.employment,
    QualificationRegistryUrl: urls.qualificationRegistry,
    SkillLevelRegistryUrl: urls.skillLevelRegistry,
    BankUrl: urls.bank,
    MessageGatewayUrl: urls.messages,
    PortTimeoutMilliseconds: String(PORT_TIMEOUT_MS),
  };
}
