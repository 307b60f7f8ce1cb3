import * as z from 'zod';
import { LOCAL_ACCOUNT, LOCAL_PARTITION } from '../local/aws/stack/resolve-intrinsics.ts';
import type { Stack } from '../local/aws/stack/stack.ts';

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const statement = z.looseObject({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: oneOrMore.default([]),
});
const policyDocument = z.looseObject({
  Statement: z.union([z.array(statement), statement.transform((one) => [one])]),
});

export type PolicyDocument = z.output<typeof policyDocument>;

/** The role with which a function or a state machine calls AWS. */
export interface StackRole {
  /** The ARN with which IAM knows the role. */
  readonly principal: string;
  readonly policies: readonly PolicyDocument[];
}

const inlineRole = z.object({
  Policies: z.array(z.object({ PolicyDocument: policyDocument })).default([]),
  ManagedPolicyArns: z.array(z.string()).max(0, 'the policies of AWS are not in the template').default([]),
});
const method = z.object({ Integration: z.object({ Credentials: z.string() }) });
const attachedPolicy = z.object({ PolicyDocument: policyDocument, Roles: z.array(z.string()) });

/**
 * The role of every function and state machine of a stack, by the ARN of the function or state machine. The roles with
 * which API Gateway calls functions are known by their own ARN.
 *
 * @throws Error where a role uses a managed policy, whose statements the template does not have
 */
export function stackRoles(stack: Stack): ReadonlyMap<string, StackRole> {
  const attached = stack.resources('AWS::IAM::Policy').map(({ properties }) => attachedPolicy.parse(properties));
  const roles = new Map(
    stack.resources('AWS::IAM::Role').map(({ logicalId, properties }) => {
      const name = stack.nameOf(logicalId);
      const policies = [
        ...inlineRole.parse(properties).Policies,
        ...attached.filter(({ Roles }) => Roles.includes(name)),
      ].map(({ PolicyDocument }) => PolicyDocument);
      const principal = `arn:${LOCAL_PARTITION}:iam::${LOCAL_ACCOUNT}:role/${name}`;
      return [stack.arnOf(logicalId), { principal, policies }];
    }),
  );
  const ofRoutes = stack.resources('AWS::ApiGateway::Method').map(({ properties }) => {
    const { Credentials } = method.parse(properties).Integration;
    return [Credentials, Credentials] as const;
  });
  return new Map(
    [
      ...ofRoutes,
      ...withRole(stack, 'AWS::Lambda::Function', 'Role'),
      ...withRole(stack, 'AWS::StepFunctions::StateMachine', 'RoleArn'),
    ].map(([arn, roleArn]) => {
      const role = roles.get(roleArn);
      if (!role) throw new Error(`${arn} has no role in the stack`);
      return [arn, role];
    }),
  );
}

function withRole(stack: Stack, type: string, property: string): readonly (readonly [arn: string, roleArn: string])[] {
  return stack
    .resources(type)
    .map(({ logicalId, properties }) => [stack.arnOf(logicalId), z.string().parse(properties[property])] as const);
}

const bucketPolicy = z.object({ PolicyDocument: policyDocument, Bucket: z.string() });
const queuePolicy = z.object({ PolicyDocument: policyDocument, Queues: z.array(z.string()) });

/** The policies of keys, queues and buckets, by the ARN of each. A resource has one at most. */
export function resourcePolicies(stack: Stack): ReadonlyMap<string, unknown> {
  const buckets = stack.resources('AWS::S3::BucketPolicy').map(({ properties }) => bucketPolicy.parse(properties));
  const queues = stack.resources('AWS::SQS::QueuePolicy').map(({ properties }) => queuePolicy.parse(properties));
  return new Map([
    ...stack
      .resources('AWS::KMS::Key')
      .map(({ logicalId, properties }): [string, unknown] => [stack.arnOf(logicalId), properties.KeyPolicy]),
    ...stack
      .resources('AWS::SQS::Queue')
      .map(({ logicalId }): [string, unknown] => [
        stack.arnOf(logicalId),
        queues.find(({ Queues }) => Queues.includes(stack.nameOf(logicalId)))?.PolicyDocument,
      ]),
    ...stack
      .resources('AWS::S3::Bucket')
      .map(({ logicalId }): [string, unknown] => [
        stack.arnOf(logicalId),
        buckets.find(({ Bucket }) => Bucket === stack.nameOf(logicalId))?.PolicyDocument,
      ]),
  ]);
}
