import { expect, test } from 'vitest';
import { queueDefinitions } from '../../../../local/aws/queues/queue-definitions.ts';

function definitionsOf(queue: Readonly<Record<string, unknown>>, mapping: Readonly<Record<string, unknown>> = {}) {
  const resources: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    'AWS::SQS::Queue': queue,
    'AWS::Lambda::EventSourceMapping': { EventSourceArn: 'arn:Messages', FunctionName: 'arn:Send', ...mapping },
    'AWS::Lambda::Function': {},
  };
  return queueDefinitions({
    resources: (type) => [
      { logicalId: type.endsWith('Function') ? 'Send' : 'Messages', properties: resources[type] ?? {} },
    ],
    nameOf: (id) => id,
    arnOf: (id) => `arn:${id}`,
  }).get('Messages');
}

test('reads the numbers of the template', () => {
  const queue = { VisibilityTimeout: 720, DelaySeconds: 5, RedrivePolicy: { maxReceiveCount: 53 } };
  expect(definitionsOf(queue, { BatchSize: 7, FunctionResponseTypes: ['ReportBatchItemFailures'] })).toEqual({
    name: 'Messages',
    arn: 'arn:Messages',
    visibilityMs: 720_000,
    delayMs: 5000,
    mostReceives: 53,
    consumer: { functionArn: 'arn:Send', batchSize: 7, reportsFailures: true },
  });
});

test('takes the defaults of AWS', () => {
  expect(definitionsOf({})).toMatchObject({
    visibilityMs: 30_000,
    delayMs: 0,
    mostReceives: Number.POSITIVE_INFINITY,
    consumer: { batchSize: 10, reportsFailures: false },
  });
});

test.each([{ Enabled: false }, { EventSourceArn: 'arn:aws:dynamodb:r:a:table/cases/stream/s' }])(
  'a queue has no consumer by a mapping that is %j',
  (mapping) => {
    expect(definitionsOf({}, mapping)?.consumer).toBeUndefined();
  },
);

test('refuses a mapping whose function the stack does not have', () => {
  expect(() => definitionsOf({}, { FunctionName: 'unknown-function' })).toThrow('unknown-function');
});
