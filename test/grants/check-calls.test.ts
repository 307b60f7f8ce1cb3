import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCalls } from '../../grants/check-calls.ts';
import { sampleParameters } from '../../grants/sample-parameters.ts';
import { readStack, type Stack } from '../../local/aws/stack/stack.ts';
import { synthesisedStack } from '../infra/synthesised-stack.ts';

const STATEMENT_PARTS = ['Effect', 'Action', 'Resource'];

/** The stack that would be deployed, after a change of each statement of its policies. */
function stackWith(changed: (statement: { Action: readonly string[] }) => object = (statement) => statement): Stack {
  const template = JSON.stringify(synthesisedStack().toJSON(), (_, value) =>
    STATEMENT_PARTS.every((part) => part in Object(value)) && !('Principal' in value)
      ? changed({ ...value, Action: [value.Action].flat() })
      : value,
  );
  const path = join(mkdtempSync(join(tmpdir(), 'subsidy-grants-')), 'template.json');
  writeFileSync(path, template);
  return readStack(path, sampleParameters);
}

/** The stack without one action in any policy. */
function stackWithout(action: string): Stack {
  return stackWith(({ Action, ...statement }) => {
    const left = Action.filter((each) => each !== action);
    return { ...statement, Action: left.length > 0 ? left : ['sts:GetCallerIdentity'] };
  });
}

const everyGrant = stackWith();
const [table = '', tableName = ''] = everyGrant
  .resources('AWS::DynamoDB::Table')
  .flatMap(({ logicalId }) => [everyGrant.arnOf(logicalId), everyGrant.nameOf(logicalId)]);
const [workflow = ''] = everyGrant
  .resources('AWS::StepFunctions::StateMachine')
  .map(({ logicalId }) => everyGrant.arnOf(logicalId));
const [secret = ''] = everyGrant
  .resources('AWS::SecretsManager::Secret')
  .map(({ logicalId }) => everyGrant.arnOf(logicalId));

function call(functionName: string, action: string, resource: string) {
  const { logicalId = '' } =
    everyGrant
      .resources('AWS::Lambda::Function')
      .find(({ properties }) => properties.FunctionName === `subsidy-production-${functionName}`) ?? {};
  return { caller: everyGrant.arnOf(logicalId), action, resource };
}

const decision = [
  call('decide-task', 'dynamodb:GetItem', table),
  call('decide-task', 'dynamodb:Query', `${table}/index/byApplication`),
  call('decide-task', 'dynamodb:PutItem', table),
  call('decide-task', 'states:SendTaskSuccess', workflow),
];
const payment = [call('pay', 'secretsmanager:GetSecretValue', secret)];

test('the policies of the stack allow what a decision calls, and what AWS calls with its roles', async () => {
  const { checked, findings } = await checkCalls(everyGrant, [...decision, ...payment]);
  expect(findings).toEqual([]);
  expect(checked).toBeGreaterThan(decision.length + payment.length);
});

test('a function without a grant for a call that it makes is named, with the action and the resource', async () => {
  const { findings } = await checkCalls(stackWithout('dynamodb:PutItem'), decision);
  expect(findings).toEqual([
    expect.stringMatching(
      new RegExp(`^subsidy-production-decide-task calls dynamodb:PutItem on arn:\\S+/${tableName}, .*not allow`),
    ),
  ]);
});

test('a function that queries an index which its policy does not name is named', async () => {
  const { findings } = await checkCalls(everyGrant, [call('decide-task', 'dynamodb:Query', `${table}/index/nextDue`)]);
  expect(findings).toEqual([expect.stringMatching(/^subsidy-production-decide-task calls dynamodb:Query .*nextDue/)]);
});

test.each([
  ['kms:Decrypt', 'subsidy-production-pay'],
  ['kms:GenerateDataKey', 'subsidy-production-decide-task'],
  ['kms:GenerateDataKey', 'subsidy-production-start-workflow'],
  ['states:SendTaskSuccess', 'subsidy-production-decide-task'],
  ['secretsmanager:GetSecretValue', 'subsidy-production-pay'],
  ['lambda:InvokeFunction', 'subsidy-production-applications'],
  ['lambda:InvokeFunction', '\\S*CallerOfstaff\\S*'],
  ['logs:PutLogEvents', 'subsidy-production-list-policies'],
  ['logs:CreateLogDelivery', 'subsidy-production-applications'],
  ['dynamodb:GetRecords', 'subsidy-production-queue-messages'],
  ['sqs:SendMessage', 'subsidy-production-start-workflow'],
])('without %s, %s is named', async (action, caller) => {
  const { findings } = await checkCalls(stackWithout(action), [...decision, ...payment]);
  expect(findings).toContainEqual(expect.stringMatching(new RegExp(`^${caller} calls ${action} `)));
});

test('a statement that denies a call outweighs one that allows it', async () => {
  const denied = stackWith((statement) => ({
    ...statement,
    ...(statement.Action.includes('states:SendTaskSuccess') && { Effect: 'Deny' }),
  }));
  const { findings } = await checkCalls(denied, decision);
  expect(findings).toEqual([expect.stringMatching(/^subsidy-production-decide-task calls states:SendTaskSuccess /)]);
});

test('a call that no rule can read is a finding, not an omission', async () => {
  const unreadable = call('decide-task', 'unknown', 'No rule for AmazonSNS.Publish');
  const stranger = { caller: 'arn:aws:lambda:us-east-1:000000000000:function:stranger', action: 's3:GetObject' };
  const { findings } = await checkCalls(everyGrant, [unreadable, { ...stranger, resource: 'arn:aws:s3:::b/k' }]);
  expect(findings).toEqual([
    'subsidy-production-decide-task: unknown, No rule for AmazonSNS.Publish',
    'stranger: s3:GetObject, arn:aws:s3:::b/k',
  ]);
});

test('grants that no call used are listed, without those on keys', async () => {
  const { unused } = await checkCalls(everyGrant, decision);
  const ofTable = ['BatchGetItem', 'Query', 'UpdateItem'].map((action) => `dynamodb:${action} on table/${tableName}`);
  expect(unused.find((line) => line.startsWith('subsidy-production-decide-task: '))).toBe(
    `subsidy-production-decide-task: ${ofTable.join(', ')}`,
  );
  expect(unused.filter((line) => line.startsWith('subsidy-production-applications: '))).toEqual([]);
});
