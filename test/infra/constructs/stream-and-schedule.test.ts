import { describe, expect, test } from 'vitest';
import { functionNamed, resourcesOf, synthesisedStack } from '../synthesised-stack.ts';

const template = synthesisedStack();
const queues = resourcesOf(template, 'AWS::SQS::Queue');
const [tableId] = [...resourcesOf(template, 'AWS::DynamoDB::Table').keys()];

function mappingOf(name: string): Readonly<Record<string, unknown>> {
  const [functionId] = functionNamed(template, name);
  const mapping = [...resourcesOf(template, 'AWS::Lambda::EventSourceMapping').values()].find(
    ({ Properties }) => Object(Properties.FunctionName).Ref === functionId,
  );
  return mapping?.Properties ?? {};
}

function filterOf(name: string): unknown {
  return Object(mappingOf(name).FilterCriteria).Filters.map(({ Pattern }: { readonly Pattern: string }) =>
    JSON.parse(Pattern),
  );
}

const newAuditEvent = {
  eventName: ['INSERT'],
  dynamodb: { Keys: { pk: { S: [{ prefix: 'ID#' }] }, sk: { S: [{ prefix: 'EVENT#' }] } } },
};

describe('the stream', () => {
  test('starts a workflow for the events only with which a run begins', () => {
    const begins = ['SUBMITTED', 'ADMITTED', 'CORRECTED', 'SUSPENSION_LIFTED', 'OBJECTION_FILED', 'PAYMENT_CONFIRMED'];
    const event = { S: begins };
    expect(filterOf('start-workflow')).toEqual([
      { ...newAuditEvent, dynamodb: { ...newAuditEvent.dynamodb, NewImage: { event } } },
    ]);
  });

  test('calls queue-messages for every new event in the partition of a person', () => {
    expect(filterOf('queue-messages')).toEqual([newAuditEvent]);
  });

  test('has the objector checked of a new OBJECTION_FILED event only', () => {
    expect(filterOf('admit-objection')).toEqual([
      { ...newAuditEvent, dynamodb: { ...newAuditEvent.dynamodb, NewImage: { event: { S: ['OBJECTION_FILED'] } } } },
    ]);
  });

  test('has a case marked for every event that declares something, but not for a refused submission', () => {
    const event = { S: ['SUBMITTED', 'ADMITTED', 'CORRECTED', 'PAYEE_CHANGED', 'CONTACT_CHANGED'] };
    expect(filterOf('mark-case')).toEqual([
      { ...newAuditEvent, dynamodb: { ...newAuditEvent.dynamodb, NewImage: { event } } },
    ]);
  });

  test('has each written case counted in the reports, and no receipt of a refused submission', () => {
    expect(filterOf('count-cases')).toEqual([
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { sk: { S: [{ prefix: 'OCC#' }, { prefix: 'PAST#' }] } } } },
    ]);
    expect(mappingOf('count-cases').BatchSize).toBe(20);
  });

  test.each(['start-workflow', 'queue-messages', 'admit-objection', 'mark-case', 'count-cases'])(
    'retries for %s only the failed records, and for a limited time',
    (name) => {
      const mapping = mappingOf(name);
      expect(mapping).toMatchObject({
        EventSourceArn: { 'Fn::GetAtt': [tableId, 'StreamArn'] },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        BisectBatchOnFunctionError: true,
        StartingPosition: 'TRIM_HORIZON',
      });
      expect(mapping.MaximumRetryAttempts).toBeGreaterThan(0);
      expect(mapping.MaximumRecordAgeInSeconds).toBeLessThan(24 * 3600);
    },
  );

  test.each(['start-workflow', 'queue-messages', 'admit-objection', 'mark-case', 'count-cases'])(
    'sends the records that %s gave up to a queue',
    (name) => {
      const { OnFailure } = Object(mappingOf(name).DestinationConfig);
      expect(queues.has(OnFailure.Destination['Fn::GetAtt'][0])).toBe(true);
    },
  );
});

describe('the schedules', () => {
  const rules = [...resourcesOf(template, 'AWS::Events::Rule').values()].map(({ Properties }) => Properties);

  test.each([
    ['sweep-open-applications', 'rate(1 hour)'],
    ['draw-up-plan', 'rate(1 day)'],
    ['remove-content', 'rate(1 hour)'],
  ])('call %s at a %s', (name, ScheduleExpression) => {
    const [functionId] = functionNamed(template, name);
    const Targets = [expect.objectContaining({ Arn: { 'Fn::GetAtt': [functionId, 'Arn'] } })];
    expect(rules).toContainEqual(expect.objectContaining({ ScheduleExpression, State: 'ENABLED', Targets }));
    expect(rules).toHaveLength(3);
  });

  test('send a call that could not be made to a queue', () => {
    for (const { Targets } of rules) {
      const [{ DeadLetterConfig }] = Object(Targets);
      expect(queues.has(DeadLetterConfig.Arn['Fn::GetAtt'][0])).toBe(true);
    }
  });
});

describe('the queues', () => {
  const policies = [...resourcesOf(template, 'AWS::SQS::QueuePolicy').values()].map(({ Properties }) =>
    JSON.stringify(Properties),
  );

  test.each([...queues])(
    '%s is encrypted with the key of the operations and accepts only TLS',
    (id, { Properties }) => {
      expect(Properties.KmsMasterKeyId).toEqual({ 'Fn::GetAtt': ['KeysOperations5671B638', 'Arn'] });
      expect(
        policies.some((policy) => policy.includes(`"${id}"`) && policy.includes('"aws:SecureTransport":"false"')),
      ).toBe(true);
    },
  );

  test('but three are for dead letters, and keep them for 14 days', () => {
    const letters = [...queues.values()].filter(({ Properties }) => Properties.RedrivePolicy === undefined);
    expect([letters.length, queues.size]).toEqual([10, 13]);
    for (const { Properties } of letters) expect(Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
  });
});
