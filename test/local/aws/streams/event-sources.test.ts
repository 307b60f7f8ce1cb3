import { expect, test } from 'vitest';
import { eventSources } from '../../../../local/aws/streams/event-sources.ts';

const DAY = 24 * 3_600_000;

function sourcesOf(properties: Readonly<Record<string, unknown>>) {
  const mapping = {
    EventSourceArn: 'arn:aws:dynamodb:r:a:table/cases/stream/s',
    FunctionName: 'notify',
    ...properties,
  };
  return eventSources({
    resources: (type) => [{ logicalId: type.endsWith('Mapping') ? 'Mapping' : 'Notify', properties: mapping }],
    nameOf: () => 'notify',
    arnOf: (id) => `arn:${id}`,
  });
}

test('reads the numbers of the template', () => {
  const [source] = sourcesOf({
    BatchSize: 10,
    MaximumRetryAttempts: 100,
    MaximumRecordAgeInSeconds: 21_600,
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  expect(source).toMatchObject({
    id: 'Mapping',
    tableName: 'cases',
    functionArn: 'arn:Notify',
    batchSize: 10,
    mostRetries: 100,
    mostAgeMs: 6 * 3_600_000,
    bisects: true,
    reportsFailures: true,
  });
});

test.each([{}, { MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1 }])(
  'without limits, retries for as long as a stream keeps its records: %o',
  (limits) => {
    expect(sourcesOf(limits)).toMatchObject([
      { batchSize: 100, mostRetries: Number.POSITIVE_INFINITY, mostAgeMs: DAY, bisects: false, reportsFailures: false },
    ]);
  },
);

test('retries no record for longer than a stream keeps it', () => {
  expect(sourcesOf({ MaximumRecordAgeInSeconds: 604_800 })).toMatchObject([{ mostAgeMs: DAY }]);
});

test('leaves out a mapping that is not enabled', () => {
  expect(sourcesOf({ Enabled: false })).toEqual([]);
});

test('refuses a source whose function the stack does not have', () => {
  expect(() => sourcesOf({ FunctionName: 'unknown-function' })).toThrow('unknown-function');
});
