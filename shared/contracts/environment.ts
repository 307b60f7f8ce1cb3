/** Every environment variable that a function may read; infra sets for each function only those it needs. */
export const ENVIRONMENT_NAMES = [
  'TABLE_NAME',
  'WORKFLOW_ARN',
  'TOKEN_ISSUER',
  'TOKEN_AUDIENCE',
  'TOKEN_TYPE',
  'APPLICANT_TOKEN_HOURS',
  'STAFF_TOKEN_HOURS',
  'SECOND_FACTORS',
  'IDENTITY_REGISTER_URL',
  'EMPLOYMENT_REGISTER_URL',
  'QUALIFICATION_REGISTRY_URL',
  'SKILL_LEVEL_REGISTRY_URL',
  'BANK_URL',
  'MESSAGE_GATEWAY_URL',
  'MESSAGE_QUEUE_URL',
  'PORT_TIMEOUT_MS',
  'INTEGRATION_SECRET_ARN',
  'PAGE_MARK_KEY',
  'PERSON_KEY',
  'SECURITY_LOG_KEY',
  'METRICS_NAMESPACE',
  'LOG_LEVEL',
] as const;

export type EnvironmentName = (typeof ENVIRONMENT_NAMES)[number];
