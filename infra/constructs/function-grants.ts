import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { FunctionDefinition } from '../functions/function-definition.ts';
import type { FunctionSurroundings } from './function-surroundings.ts';
import type { WorkflowAddress } from './workflow-address.ts';

const writes = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];
const decrypts = ['kms:Decrypt', 'kms:DescribeKey'];
/** Every action is spelt out, since `kms:ReEncrypt*` and `kms:GenerateDataKey*` are wildcards. */
const encrypts = [
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** The policy that allows exactly what the definition asks for: named actions on named resources. */
export function functionGrants(
  definition: FunctionDefinition,
  logGroup: ILogGroup,
  surroundings: FunctionSurroundings,
): PolicyDocument {
  const { table, personalDataKey, operationsKey, integrations, workflow } = surroundings;
  const { messageQueue, resultsQueue, exportQueue, exportBucket } = surroundings;
  const { table: tableActions = [], indexes = [] } = definition;
  const usesTable = tableActions.length > 0 || indexes.length > 0;
  const readsKeys = readsIntegrationKeys(definition);
  const keyActions = [
    ...(usesTable || readsKeys ? decrypts : []),
    ...(tableActions.some((action) => writes.includes(action)) ? encrypts : []),
  ];
  return new PolicyDocument({
    statements: [
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn),
      allow(tableActions, table.tableArn),
      allow(
        indexes.length > 0 ? ['dynamodb:Query'] : [],
        ...indexes.map((index) => `${table.tableArn}/index/${index}`),
      ),
      allow(readsKeys ? ['secretsmanager:GetSecretValue'] : [], integrations.secretArn),
      allow(keyActions, personalDataKey.keyArn),
      ...workflowGrants(definition, workflow),
      ...queueGrants(definition.messageQueue, messageQueue, operationsKey),
      ...queueGrants(definition.resultsQueue, resultsQueue, operationsKey),
      ...queueGrants(definition.exportQueue, exportQueue, operationsKey),
      ...fileGrants(definition.exportFiles, exportBucket),
    ].flat(),
  });
}

export function readsIntegrationKeys(definition: FunctionDefinition): boolean {
  return definition.checksSignatures === true || (definition.calls ?? []).length > 0;
}

function workflowGrants(
  { workflow: actions = [] }: FunctionDefinition,
  address: WorkflowAddress,
): readonly PolicyStatement[] {
  return [
    ...allow(
      actions.filter((action) => action !== 'states:DescribeExecution'),
      address.arn,
    ),
    ...allow(
      actions.filter((action) => action === 'states:DescribeExecution'),
      address.executionArns,
    ),
  ];
}

/** A queue encrypts each message with a data key of its own, which its reader and its writer ask for. */
function queueGrants(
  use: FunctionDefinition['messageQueue'] | FunctionDefinition['exportQueue'],
  queue: IQueue,
  key: IKey,
): readonly PolicyStatement[] {
  const { queueArn } = queue;
  const { keyArn } = key;
  switch (use) {
    case undefined:
      return [];
    case 'adds':
      return [...allow(['sqs:SendMessage'], queueArn), ...allow(['kms:Decrypt', 'kms:GenerateDataKey'], keyArn)];
    case 'consumes':
      return [
        ...allow(
          ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
          queueArn,
        ),
        ...allow(['kms:Decrypt'], keyArn),
      ];
    case 'continues':
      return [...queueGrants('consumes', queue, key), ...queueGrants('adds', queue, key)];
    default:
      return use satisfies never;
  }
}

/** The bucket has the key of the personal data, which every function with the table may use. */
function fileGrants(use: FunctionDefinition['exportFiles'], bucket: IBucket): readonly PolicyStatement[] {
  const files = bucket.arnForObjects('*');
  switch (use) {
    case undefined:
      return [];
    case 'hands-out':
      return allow(['s3:GetObject'], files);
    case 'makes':
      // Every step of an upload in parts is s3:PutObject.
      return allow(['s3:GetObject', 's3:PutObject'], files);
    default:
      return use satisfies never;
  }
}

/** One statement, or none where there is nothing to allow. */
function allow(actions: readonly string[], ...resources: readonly string[]): readonly PolicyStatement[] {
  return actions.length > 0 ? [new PolicyStatement({ actions: [...actions], resources: [...resources] })] : [];
}
