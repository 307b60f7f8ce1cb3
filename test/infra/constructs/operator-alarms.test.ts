import { describe, expect, test } from 'vitest';
import { stageNamed, stages } from '../../../infra/stages.ts';
import { ALARM_METRICS } from '../../../shared/contracts/alarm-metrics.ts';
import { functionNamed, onlyResourceOf, resourcesOf, synthesisedStack } from '../synthesised-stack.ts';

const template = synthesisedStack();
const alarms = [...resourcesOf(template, 'AWS::CloudWatch::Alarm').values()].map(({ Properties }) => Properties);
const [topicId, topic] = [...resourcesOf(template, 'AWS::SNS::Topic')][0] ?? [];

describe('an alarm', () => {
  test.each([...ALARM_METRICS])(
    'is raised when a function counts %s, and of refused messages at many only',
    (MetricName) => {
      const { Variables } = Object(functionNamed(template, 'sweep-open-applications')[1].Properties.Environment);
      expect(alarms).toContainEqual(
        expect.objectContaining({
          MetricName,
          Namespace: Variables.METRICS_NAMESPACE,
          Dimensions: [{ Name: 'service', Value: 'vocational-training-subsidy' }],
          Threshold: MetricName === 'MessagesRefused' ? 20 : 1,
          Period: 300,
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        }),
      );
    },
  );

  const deadLetters = [...resourcesOf(template, 'AWS::SQS::Queue')].filter(
    ([, { Properties }]) => Properties.RedrivePolicy === undefined,
  );

  test.each(deadLetters.map(([id]) => id))('is raised when a letter is in %s', (queueId) => {
    expect(alarms).toContainEqual(
      expect.objectContaining({
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queueId, 'QueueName'] } }],
        Threshold: 1,
      }),
    );
  });

  test.each(['ExecutionsFailed', 'ExecutionsAborted', 'ExecutionsTimedOut'])('is raised on %s', (metric) => {
    const ofWorkflows = alarms.filter(({ Metrics }) => JSON.stringify(Metrics ?? []).includes(`"${metric}"`));
    expect(ofWorkflows).toHaveLength(1);
  });

  test.each([
    ['UnauthorizedSurge', '401', 'unauthorized'],
    ['ForbiddenSurge', '403', 'forbidden'],
    ['UnprocessableSurge', '422', 'unprocessable'],
  ] as const)('is raised on a %s: every answer %s that the access log has', (name, status, limit) => {
    const filters = [...resourcesOf(template, 'AWS::Logs::MetricFilter').values()].map(({ Properties }) => Properties);
    const { AccessLogSetting } = onlyResourceOf(template, 'AWS::ApiGateway::Stage').Properties;
    const pattern = `{ ($.status = "${status}") && ($.answeredBy != "WAF_FILTERED") }`;
    const metric = { MetricName: name, MetricNamespace: 'Subsidy/production', MetricValue: '1' };
    const filter = filters.find(({ FilterPattern }) => FilterPattern === pattern);
    expect(filter?.MetricTransformations).toEqual([metric]);
    expect(JSON.stringify(AccessLogSetting)).toContain(JSON.stringify(filter?.LogGroupName));
    expect(alarms).toContainEqual(
      expect.objectContaining({
        MetricName: name,
        Namespace: 'Subsidy/production',
        Period: 300,
        Threshold: stageNamed('production').refusalsPerFiveMinutes[limit],
        TreatMissingData: 'notBreaching',
      }),
    );
  });

  test('is raised by 906 guesses of an ID number within five minutes, which went unnoticed', () => {
    for (const { refusalsPerFiveMinutes } of stages) {
      for (const limit of Object.values(refusalsPerFiveMinutes)) expect(limit).toBeLessThan(906);
    }
  });

  test('is raised when the API fails', () => {
    expect(alarms).toContainEqual(expect.objectContaining({ MetricName: '5XXError', Namespace: 'AWS/ApiGateway' }));
  });

  test('notifies the topic when the sweep stops running, and not when a new stack has no sweep yet', () => {
    const ofSweep = alarms.filter(({ MetricName }) => MetricName === 'Invocations');
    expect(ofSweep).toEqual([
      expect.objectContaining({ TreatMissingData: 'missing', InsufficientDataActions: [{ Ref: topicId }] }),
    ]);
  });

  test('of a sum counts a missing series as 0, so that one failure alone is enough', () => {
    const expressions = alarms.flatMap(({ Metrics }) =>
      Object.values(Object(Metrics ?? [])).flatMap((metric) => Object(metric).Expression ?? []),
    );
    expect(expressions).toEqual(['FILL(failed, 0) + FILL(aborted, 0) + FILL(timedOut, 0)']);
  });

  test('always notifies the topic', () => {
    expect(alarms.map(({ AlarmActions }) => AlarmActions)).toEqual(alarms.map(() => [{ Ref: topicId }]));
  });

  test('notifies the topic when it is over', () => {
    expect(alarms.map(({ OKActions }) => OKActions)).toEqual(alarms.map(() => [{ Ref: topicId }]));
  });
});

test('the topic is encrypted with a key that CloudWatch may use', () => {
  const keyId = Object(topic?.Properties.KmsMasterKeyId)['Fn::GetAtt'][0];
  const { KeyPolicy } = Object(template.findResources('AWS::KMS::Key')[keyId]).Properties;
  expect(JSON.stringify(KeyPolicy)).toContain('cloudwatch.amazonaws.com');
});
