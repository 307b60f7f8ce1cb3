import type { FunctionDefinition, OutsideSystem } from '../functions/function-definition.ts';
import { readsIntegrationKeys } from './function-grants.ts';
import type { FunctionSurroundings } from './function-surroundings.ts';

const urlVariables: Readonly<Record<OutsideSystem, string>> = {
  'identity-register': 'IDENTITY_REGISTER_URL',
  'employment-register': 'EMPLOYMENT_REGISTER_URL',
  'qualification-registry': 'QUALIFICATION_REGISTRY_URL',
  'skill-level-registry': 'SKILL_LEVEL_REGISTRY_URL',
  bank: 'BANK_URL',
  'message-gateway': 'MESSAGE_GATEWAY_URL',
};

/**
 * The environment of a function: the addresses of what it may reach, and generated keys. No key in it opens stored
 * data or signs anything for another system (docs/adr/0024-authenticated-page-marks.md).
 *
 * @param refusesRequests whether it answers requests to the API, or checks their tokens
 */
export function functionEnvironment(
  definition: FunctionDefinition,
  surroundings: FunctionSurroundings,
  refusesRequests: boolean,
): Record<string, string> {
  const { table, integrations, workflow, messageQueue, resultsQueue, metricsNamespace } = surroundings;
  const { exportQueue, exportBucket, pageMarkKey, personKey, securityLogKey } = surroundings;
  const calls = definition.calls ?? [];
  return {
    LOG_LEVEL: 'INFO',
    METRICS_NAMESPACE: metricsNamespace,
    ...((definition.table || definition.indexes) && { TABLE_NAME: table.tableName }),
    ...(definition.workflow && { WORKFLOW_ARN: workflow.arn }),
    ...(definition.messageQueue && { MESSAGE_QUEUE_URL: messageQueue.queueUrl }),
    ...(definition.resultsQueue && { RESULTS_QUEUE_URL: resultsQueue.queueUrl }),
    ...(definition.exportQueue && { EXPORT_QUEUE_URL: exportQueue.queueUrl }),
    ...(definition.exportFiles && { EXPORT_BUCKET: exportBucket.bucketName }),
    ...(definition.choosesChannel && { BATCH_FILE_AGENCIES: integrations.batchFileAgencies }),
    ...(definition.samplesDecisions && { SECOND_LOOKS: integrations.secondLooks }),
    ...(definition.checksTokens && {
      TOKEN_ISSUER: integrations.tokenIssuer,
      TOKEN_AUDIENCE: integrations.tokenAudience,
      TOKEN_TYPE: integrations.tokenType,
      APPLICANT_TOKEN_HOURS: integrations.applicantTokenHours,
      STAFF_TOKEN_HOURS: integrations.staffTokenHours,
      SECOND_FACTORS: integrations.secondFactors,
    }),
    ...(definition.tellsSignIn && {
      TOKEN_ISSUER: integrations.tokenIssuer,
      SIGN_IN_SCOPE: integrations.signIn.scope,
      SIGN_IN_RESOURCE: integrations.signIn.resource,
      CITIZEN_CLIENT_ID: integrations.signIn.citizenClientId,
      CITIZEN_SIGN_IN: integrations.signIn.citizenAddress,
      STAFF_CLIENT_ID: integrations.signIn.staffClientId,
      STAFF_SIGN_IN: integrations.signIn.staffAddress,
    }),
    ...(readsIntegrationKeys(definition) && { INTEGRATION_SECRET_ARN: integrations.secretArn }),
    ...(definition.answersInPages && { PAGE_MARK_KEY: pageMarkKey }),
    ...(definition.recognisesPeople && { PERSON_KEY: personKey }),
    ...(refusesRequests && { SECURITY_LOG_KEY: securityLogKey }),
    ...(calls.length > 0 && { PORT_TIMEOUT_MS: integrations.portTimeoutMilliseconds }),
    ...Object.fromEntries(calls.map((system) => [urlVariables[system], integrations.urls[system]])),
  };
}
