import * as z from 'zod';
import type { AwsCall } from '../local/aws/recording/aws-call.ts';
import type { Stack } from '../local/aws/stack/stack.ts';

const decrypts = ['kms:Decrypt'];
const describes = ['kms:DescribeKey'];
const encrypts = [
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * What a call needs of the key of its resource. AWS uses the key in the name of the caller, so the caller's role needs
 * these too.
 *
 * @source AWS: Amazon DynamoDB, encryption at rest, "Authorizing use of a customer managed key"; Secrets Manager,
 * "Permissions for the KMS key"; SQS, "Key management"; S3,
 * "Using server-side encryption with AWS KMS keys", multipart uploads
 */
export function callsOfEncryption(stack: Stack, calls: readonly AwsCall[]): readonly AwsCall[] {
  const keys = keysOf(stack);
  return calls.flatMap(({ caller, action, resource }) => {
    const key = keys.find(({ arn }) => resource === arn || resource.startsWith(`${arn}/`))?.key;
    return key === undefined
      ? []
      : keyActionsOf(action).map((keyAction) => ({ caller, action: keyAction, resource: key }));
  });
}

function keyActionsOf(action: string): readonly string[] {
  switch (action.split(':')[0]) {
    case 'dynamodb':
      if (action.includes('Stream') || /:Get(Records|ShardIterator)/.test(action)) return decrypts;
      return [...decrypts, ...describes, ...(/Put|Update|Delete|Write/.test(action) ? encrypts : [])];
    case 's3':
      // Parts are decrypted when they are put together.
      return action === 's3:PutObject' ? [...decrypts, 'kms:GenerateDataKey'] : decrypts;
    case 'sqs':
      return action === 'sqs:SendMessage' ? [...decrypts, 'kms:GenerateDataKey'] : decrypts;
    default:
      return decrypts;
  }
}

const bucketEncryption = z.object({
  ServerSideEncryptionConfiguration: z.array(
    z.object({ ServerSideEncryptionByDefault: z.object({ KMSMasterKeyID: z.string().optional() }) }),
  ),
});

const encrypted: Readonly<Record<string, (properties: Readonly<Record<string, unknown>>) => unknown>> = {
  'AWS::DynamoDB::Table': ({ SSESpecification }) =>
    z.object({ KMSMasterKeyId: z.string().optional() }).optional().parse(SSESpecification)?.KMSMasterKeyId,
  'AWS::SecretsManager::Secret': ({ KmsKeyId }) => KmsKeyId,
  'AWS::SQS::Queue': ({ KmsMasterKeyId }) => KmsMasterKeyId,
  'AWS::S3::Bucket': ({ BucketEncryption }) =>
    bucketEncryption.optional().parse(BucketEncryption)?.ServerSideEncryptionConfiguration[0]
      ?.ServerSideEncryptionByDefault.KMSMasterKeyID,
};

/** The resources that have a key of this account, with that key. Keys of AWS need no grant. */
function keysOf(stack: Stack): readonly { readonly arn: string; readonly key: string }[] {
  return Object.entries(encrypted).flatMap(([type, keyOf]) =>
    stack.resources(type).flatMap(({ logicalId, properties }) => {
      const key = keyOf(properties);
      return typeof key === 'string' && key.startsWith('arn:') ? [{ arn: stack.arnOf(logicalId), key }] : [];
    }),
  );
}
