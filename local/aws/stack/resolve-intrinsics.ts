import * as z from 'zod';
import type { Template } from './template.ts';

/** What the references in a template are resolved against. */
export interface ResourceLookup {
  readonly template: Template;
  /** Values of the template's parameters. A parameter without a value here takes its default. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The region, account and partition of the local run. */
export const LOCAL_REGION = 'us-east-1';
export const LOCAL_ACCOUNT = '000000000000';
export const LOCAL_PARTITION = 'aws';

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': LOCAL_ACCOUNT,
  'AWS::Partition': LOCAL_PARTITION,
  'AWS::Region': LOCAL_REGION,
  'AWS::StackId': `arn:${LOCAL_PARTITION}:cloudformation:${LOCAL_REGION}:${LOCAL_ACCOUNT}:stack/local/local`,
  'AWS::StackName': 'local',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** The property that may hold a resource's own name, by its type. */
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::S3::Bucket': 'BucketName',
};

const arnParts: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'dynamodb:table/',
  'AWS::Lambda::Function': 'lambda:function:',
  'AWS::StepFunctions::StateMachine': 'states:stateMachine:',
  'AWS::SecretsManager::Secret': 'secretsmanager:secret:',
  'AWS::KMS::Key': 'kms:key/',
  'AWS::Logs::LogGroup': 'logs:log-group:',
};

/** Types whose Ref is their ARN instead of their name. */
const refIsArn: ReadonlySet<string> = new Set(['AWS::StepFunctions::StateMachine', 'AWS::SecretsManager::Secret']);

const functions: Readonly<Record<string, (argument: unknown, lookup: ResourceLookup) => unknown>> = {
  Ref: (name, lookup) => refTo(String(name), lookup),
  'Fn::GetAtt': getAttribute,
  'Fn::Join': (argument, lookup) => {
    const [delimiter, parts] = z.tuple([z.string(), z.unknown()]).parse(argument);
    return z.array(z.coerce.string()).parse(resolveIntrinsics(parts, lookup)).join(delimiter);
  },
  'Fn::Sub': substitute,
  'Fn::Select': (argument, lookup) => {
    const [index, list] = z.tuple([z.coerce.number(), z.unknown()]).parse(argument);
    return z.array(z.unknown()).parse(resolveIntrinsics(list, lookup))[index];
  },
  'Fn::Split': (argument, lookup) => {
    const [delimiter, text] = z.tuple([z.string(), z.unknown()]).parse(argument);
    return z.string().parse(resolveIntrinsics(text, lookup)).split(delimiter);
  },
  'Fn::If': (argument, lookup) => {
    const [condition, yes, no] = z.tuple([z.string(), z.unknown(), z.unknown()]).parse(argument);
    return resolveIntrinsics(holds(lookup.template.Conditions[condition], lookup) ? yes : no, lookup);
  },
  'Fn::FindInMap': (argument, lookup) => {
    const [map, first, second] = z
      .tuple([z.string(), z.string(), z.string()])
      .parse(resolveIntrinsics(argument, lookup));
    const maps = z.record(z.string(), z.record(z.string(), z.unknown())).parse(lookup.template.Mappings[map]);
    return maps[first]?.[second];
  },
  'Fn::Base64': (argument, lookup) => Buffer.from(String(resolveIntrinsics(argument, lookup))).toString('base64'),
};

/**
 * A value of the template with every intrinsic function replaced by its result.
 *
 * @throws Error for a reference that the template does not define, or a function unknown to this reader
 */
export function resolveIntrinsics(value: unknown, lookup: ResourceLookup): unknown {
  if (Array.isArray(value))
    return value.map((item) => resolveIntrinsics(item, lookup)).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [key, argument] = entries.length === 1 && entries[0] ? entries[0] : [undefined, undefined];
  if (key !== undefined && functions[key]) return functions[key](argument, lookup);
  if (key?.startsWith('Fn::')) throw new Error(`The local run does not know ${key}`);
  return Object.fromEntries(
    entries.map(([name, item]) => [name, resolveIntrinsics(item, lookup)]).filter(([, item]) => item !== undefined),
  );
}

/** The name that a deployed resource has: its own if the template gives one, else its logical id. */
export function physicalName(logicalId: string, lookup: ResourceLookup): string {
  const resource = resourceCalled(logicalId, lookup);
  const given = resource.Properties[nameProperties[resource.Type] ?? ''];
  return given === undefined ? logicalId : z.string().parse(resolveIntrinsics(given, lookup));
}

/** The ARN of a resource in the local run. */
export function arnOf(logicalId: string, lookup: ResourceLookup): string {
  const { Type } = resourceCalled(logicalId, lookup);
  // The ARN of a bucket names no region and no account.
  if (Type === 'AWS::S3::Bucket') return `arn:${LOCAL_PARTITION}:s3:::${physicalName(logicalId, lookup)}`;
  const [service = '', kind = ''] = (arnParts[Type] ?? `${Type.split('::')[1]?.toLowerCase()}:`).split(/:(.*)/s);
  return `arn:${LOCAL_PARTITION}:${service}:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${kind}${physicalName(logicalId, lookup)}`;
}

function refTo(name: string, lookup: ResourceLookup): string | undefined {
  if (name === 'AWS::NoValue') return undefined;
  const known = pseudoParameters[name] ?? lookup.parameters[name];
  if (known !== undefined) return known;
  const parameter = lookup.template.Parameters[name];
  if (parameter) {
    if (parameter.Default === undefined) throw new Error(`The template's parameter ${name} has no value`);
    return String(parameter.Default);
  }
  const { Type } = resourceCalled(name, lookup);
  if (Type === 'AWS::SQS::Queue') return queueUrl(physicalName(name, lookup));
  return refIsArn.has(Type) ? arnOf(name, lookup) : physicalName(name, lookup);
}

/** The address that names a queue. The service itself listens at a loopback address. */
function queueUrl(queueName: string): string {
  return `https://sqs.${LOCAL_REGION}.amazonaws.com/${LOCAL_ACCOUNT}/${queueName}`;
}

function getAttribute(argument: unknown, lookup: ResourceLookup): string {
  const [logicalId = '', attribute = ''] =
    typeof argument === 'string' ? argument.split(/\.(.*)/s) : z.array(z.string()).parse(argument);
  // CloudFormation's ARN of a log group covers its streams.
  if (attribute === 'Arn' && resourceCalled(logicalId, lookup).Type === 'AWS::Logs::LogGroup')
    return `${arnOf(logicalId, lookup)}:*`;
  if (attribute === 'Arn') return arnOf(logicalId, lookup);
  if (attribute === 'StreamArn') return `${arnOf(logicalId, lookup)}/stream/local`;
  if (attribute === 'Name' || attribute === 'QueueName') return physicalName(logicalId, lookup);
  return `${physicalName(logicalId, lookup)}.${attribute}`;
}

function substitute(argument: unknown, lookup: ResourceLookup): string {
  const [text, own] =
    typeof argument === 'string'
      ? [argument, {}]
      : z.tuple([z.string(), z.record(z.string(), z.unknown())]).parse(argument);
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in own) return String(resolveIntrinsics(own[name], lookup));
    return String(name.includes('.') ? getAttribute(name, lookup) : refTo(name, lookup));
  });
}

function holds(condition: unknown, lookup: ResourceLookup): boolean {
  const [[operator, argument] = ['', undefined]] = Object.entries(z.record(z.string(), z.unknown()).parse(condition));
  const parts = (): readonly boolean[] =>
    z
      .array(z.unknown())
      .parse(argument)
      .map((part) => holds(part, lookup));
  switch (operator) {
    case 'Fn::Equals': {
      const [one, other] = z.array(z.unknown()).parse(resolveIntrinsics(argument, lookup));
      return String(one) === String(other);
    }
    case 'Fn::And':
      return parts().every(Boolean);
    case 'Fn::Or':
      return parts().some(Boolean);
    case 'Fn::Not':
      return !parts()[0];
    case 'Condition':
      return holds(lookup.template.Conditions[String(argument)], lookup);
    default:
      throw new Error(`The local run does not know the condition ${operator}`);
  }
}

function resourceCalled(logicalId: string, lookup: ResourceLookup): Template['Resources'][string] {
  const resource = lookup.template.Resources[logicalId];
  if (!resource) throw new Error(`The template has no resource ${logicalId}`);
  return resource;
}
