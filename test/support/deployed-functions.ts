import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { vi } from 'vitest';
import type { Table } from '../../shared/table/table.ts';

/** The integration keys in the secret that the functions read. */
export const INTEGRATION_KEYS = {
  registers: 'key-of-the-registers',
  bank: 'key-of-the-bank',
  messages: 'key-of-messages',
};

/**
 * Prepares this process as Lambda does before it loads a function: environment, clock, secret and Step Functions.
 * Import the handlers afterwards. Their HTTP requests go to `outside`.
 *
 * @returns a function that restores everything
 */
export function asDeployed(
  table: Table,
  now: () => Date,
  outside: (request: Request) => Promise<Response>,
): () => void {
  const variables = {
    TABLE_NAME: table.name,
    WORKFLOW_ARN: 'arn:aws:states:eu-west-1:111111111111:stateMachine:subsidy-applications',
    INTEGRATION_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:integrations',
    PORT_TIMEOUT_MS: '1000',
    PAGE_MARK_KEY: 'key-of-the-page-marks',
    PERSON_KEY: 'key-of-the-person-hashes',
    SECURITY_LOG_KEY: 'key-of-the-security-log',
    METRICS_NAMESPACE: 'subsidy-test',
    TOKEN_ISSUER: 'https://issuer.example',
    TOKEN_AUDIENCE: 'subsidy',
    TOKEN_TYPE: 'at+jwt',
    APPLICANT_TOKEN_HOURS: '12',
    STAFF_TOKEN_HOURS: '8',
    SECOND_FACTORS: 'otp',
    IDENTITY_REGISTER_URL: 'https://identity.example',
    BATCH_FILE_AGENCIES: 'none',
    SECOND_LOOKS: 'none',
    BANK_URL: 'https://bank.example',
    MESSAGE_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/111111111111/messages',
    MESSAGE_GATEWAY_URL: 'https://messages.example',
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.stubGlobal(Symbol.for('subsidy.clock'), now);
  vi.stubGlobal('fetch', async (input: URL, init: RequestInit) => outside(new Request(input, init)));
  const secrets = mockClient(SecretsManagerClient);
  secrets.on(GetSecretValueCommand).resolves({ SecretString: JSON.stringify(INTEGRATION_KEYS) });
  const stepFunctions = mockClient(SFNClient);
  stepFunctions.onAnyCommand().resolves({});
  const queue = mockClient(SQSClient);
  queue.onAnyCommand().resolves({});
  return () => {
    queue.restore();
    secrets.restore();
    stepFunctions.restore();
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  };
}
