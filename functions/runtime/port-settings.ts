import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { now } from '../../shared/clock.ts';
import { type IntegrationKeys, integrationSecret } from '../../shared/ports/integration-secret.ts';
import { environment } from './environment.ts';

/** The keys of the integrations, read from the secret on first use and kept for some minutes. */
export function integrationKeys(): () => Promise<IntegrationKeys> {
  const { INTEGRATION_SECRET_ARN } = environment('INTEGRATION_SECRET_ARN');
  return integrationSecret({ secretArn: INTEGRATION_SECRET_ARN, client: new SecretsManagerClient({}), now });
}

/** The settings of the port to a counterpart, all but its address. */
export function portSettings(counterpart: keyof IntegrationKeys) {
  const { PORT_TIMEOUT_MS } = environment('PORT_TIMEOUT_MS');
  const keys = integrationKeys();
  return { key: async () => (await keys())[counterpart], timeoutMilliseconds: Number(PORT_TIMEOUT_MS), now };
}
