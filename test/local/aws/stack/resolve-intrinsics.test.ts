import { expect, test } from 'vitest';
import { arnOf, resolveIntrinsics } from '../../../../local/aws/stack/resolve-intrinsics.ts';
import type { Template } from '../../../../local/aws/stack/template.ts';

const template: Template = {
  Parameters: { BankUrl: { Type: 'String' }, Limit: { Type: 'Number', Default: 5 } },
  Mappings: { Regions: { 'us-east-1': { bucket: 'east' } } },
  Conditions: {
    Here: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
    Elsewhere: { 'Fn::Not': [{ Condition: 'Here' }] },
    Never: { 'Fn::And': [{ Condition: 'Here' }, { Condition: 'Elsewhere' }] },
  },
  Resources: {
    Pay: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: { 'Fn::Join': ['-', ['case', 'pay']] } } },
    Table: { Type: 'AWS::DynamoDB::Table', Properties: {} },
    Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { StateMachineName: 'cases' } },
    Messages: { Type: 'AWS::SQS::Queue', Properties: {} },
    Key: { Type: 'AWS::KMS::Key', Properties: {} },
  },
};
const lookup = { template, parameters: { BankUrl: 'http://127.0.0.1:1' } };
const machineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:cases';

test.each([
  [{ Ref: 'BankUrl' }, 'http://127.0.0.1:1'],
  [{ Ref: 'Limit' }, '5'],
  [{ Ref: 'Table' }, 'Table'],
  [{ Ref: 'Pay' }, 'case-pay'],
  [{ Ref: 'Machine' }, machineArn],
  [{ 'Fn::GetAtt': ['Machine', 'Arn'] }, machineArn],
  [{ Ref: 'Messages' }, 'https://sqs.us-east-1.amazonaws.com/000000000000/Messages'],
  [{ 'Fn::GetAtt': ['Messages', 'Arn'] }, 'arn:aws:sqs:us-east-1:000000000000:Messages'],
  [{ 'Fn::GetAtt': ['Messages', 'QueueName'] }, 'Messages'],
  [{ 'Fn::GetAtt': 'Pay.Arn' }, 'arn:aws:lambda:us-east-1:000000000000:function:case-pay'],
  [{ 'Fn::GetAtt': ['Key', 'Arn'] }, 'arn:aws:kms:us-east-1:000000000000:Key'],
  [{ 'Fn::Sub': `arn:\${AWS::Partition}:states:\${AWS::Region}:\${AWS::AccountId}:stateMachine:cases` }, machineArn],
  [
    { 'Fn::Sub': [`\${Own} \${Table.Arn} \${!Kept}`, { Own: { Ref: 'Limit' } }] },
    `5 arn:aws:dynamodb:us-east-1:000000000000:table/Table \${Kept}`,
  ],
  [{ 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
  [{ 'Fn::If': ['Here', 'yes', 'no'] }, 'yes'],
  [{ 'Fn::If': ['Never', 'yes', 'no'] }, 'no'],
  [{ 'Fn::FindInMap': ['Regions', { Ref: 'AWS::Region' }, 'bucket'] }, 'east'],
  [{ 'Fn::Join': ['', ['{"FunctionName":"', { Ref: 'Pay' }, '"}']] }, '{"FunctionName":"case-pay"}'],
])('%j is resolved', (value, expected) => {
  expect(resolveIntrinsics(value, lookup)).toEqual(expected);
});

test('a property that is AWS::NoValue is left out', () => {
  expect(resolveIntrinsics({ a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] }, lookup)).toEqual({
    b: [1],
  });
});

test.each([
  [{ Ref: 'Missing' }, 'Missing'],
  [{ 'Fn::ImportValue': 'x' }, 'Fn::ImportValue'],
  [{ 'Fn::GetAtt': ['Missing', 'Arn'] }, 'Missing'],
])('%j is an error that names what is missing', (value, named) => {
  expect(() => resolveIntrinsics(value, lookup)).toThrow(named);
});

test('a parameter with neither value nor default is an error that names it', () => {
  expect(() => resolveIntrinsics({ Ref: 'BankUrl' }, { template, parameters: {} })).toThrow('BankUrl');
});

test('the ARN of a function contains its own name', () => {
  expect(arnOf('Pay', lookup)).toBe('arn:aws:lambda:us-east-1:000000000000:function:case-pay');
});
