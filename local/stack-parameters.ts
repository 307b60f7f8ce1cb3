import type { WorldUrls } from './world/world.ts';

/** Whom the local run's tokens are for. */
export const TOKEN_AUDIENCE = 'vocational-training-subsidy';

/** Short, so that nobody waits long for a counterpart that was told to be slow. */
const PORT_TIMEOUT_MS = 1000;

/** What a deployment would be asked for: where the counterparts are, and whose tokens are taken. */
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
