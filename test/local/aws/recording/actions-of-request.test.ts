import { expect, test } from 'vitest';
import { actionsOfRequest } from '../../../../local/aws/recording/actions-of-request.ts';

const stateMachine = 'arn:aws:states:us-east-1:000000000000:stateMachine:cases';
const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/cases';

const actionsOf = (target: string, input: object) =>
  actionsOfRequest(target, JSON.stringify(input), [stateMachine]).map(({ action, resource }) => [action, resource]);

test('a transaction needs the action of each of its parts', () => {
  const on = { TableName: 'cases' };
  const TransactItems = [{ Put: on }, { Update: on }, { ConditionCheck: on }, { Delete: on }];
  expect(actionsOf('DynamoDB_20120810.TransactWriteItems', { TransactItems })).toEqual([
    ['dynamodb:PutItem', table],
    ['dynamodb:UpdateItem', table],
    ['dynamodb:ConditionCheckItem', table],
    ['dynamodb:DeleteItem', table],
  ]);
  expect(actionsOf('DynamoDB_20120810.TransactGetItems', { TransactItems: [{ Get: on }] })).toEqual([
    ['dynamodb:GetItem', table],
  ]);
});

test('a query of an index is a call to that index, not to the table', () => {
  const query = { TableName: 'cases', IndexName: 'byAgency' };
  expect(actionsOf('DynamoDB_20120810.Query', query)).toEqual([['dynamodb:Query', `${table}/index/byAgency`]]);
});

test.each([
  ['DynamoDB_20120810.GetItem', { TableName: 'cases' }, [['dynamodb:GetItem', table]]],
  ['DynamoDB_20120810.BatchGetItem', { RequestItems: { cases: { Keys: [] } } }, [['dynamodb:BatchGetItem', table]]],
  ['AWSStepFunctions.StartExecution', { stateMachineArn: stateMachine }, [['states:StartExecution', stateMachine]]],
  ['AWSStepFunctions.DescribeExecution', { executionArn: 'arn:x' }, [['states:DescribeExecution', 'arn:x']]],
  ['AWSStepFunctions.SendTaskSuccess', { taskToken: 't' }, [['states:SendTaskSuccess', stateMachine]]],
  ['secretsmanager.GetSecretValue', { SecretId: 'arn:s' }, [['secretsmanager:GetSecretValue', 'arn:s']]],
  [
    'AmazonSQS.SendMessage',
    { QueueUrl: 'http://127.0.0.1:9/000000000000/messages' },
    [['sqs:SendMessage', 'arn:aws:sqs:us-east-1:000000000000:messages']],
  ],
  [
    'AmazonSQS.SendMessageBatch',
    { QueueUrl: 'http://127.0.0.1:9/000000000000/messages' },
    [['sqs:SendMessage', 'arn:aws:sqs:us-east-1:000000000000:messages']],
  ],
])('%s needs the action of its name, or of its entries, on what it names', (target, input, expected) => {
  expect(actionsOf(target, input)).toEqual(expected);
});

test('a service without a rule is an error, because its calls would pass unchecked', () => {
  expect(() => actionsOf('AmazonSNS.Publish', {})).toThrow('AmazonSNS.Publish');
});
