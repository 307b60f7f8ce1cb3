import { describe, expect, test } from 'vitest';
import { retryPauseSeconds } from '../../../functions/runtime/retry-pause.ts';
import { functionNamed, resourcesOf, synthesisedStack } from '../synthesised-stack.ts';

const template = synthesisedStack();
const HOUR = 3600;
const queues = [...resourcesOf(template, 'AWS::SQS::Queue')];
const [queueId = '', queue] = queues.find(([, { Properties }]) => Properties.RedrivePolicy) ?? [];
const { RedrivePolicy, VisibilityTimeout, MessageRetentionPeriod, FifoQueue } = Object(queue?.Properties);
const [senderId, sender] = functionNamed(template, 'send-message');

const mapping = [...resourcesOf(template, 'AWS::Lambda::EventSourceMapping').values()].find(
  ({ Properties }) => Object(Properties.FunctionName).Ref === senderId,
)?.Properties;

describe('the queue of messages', () => {
  test('tries a message for twelve hours, so that it outlasts a gateway that is down for a night', () => {
    const pauses = Array.from({ length: RedrivePolicy.maxReceiveCount - 1 }, (_, index) =>
      retryPauseSeconds(index + 1),
    );
    const hours = pauses.reduce((sum, pause) => sum + pause, 0) / HOUR;
    expect(hours).toBeGreaterThanOrEqual(12);
    expect(hours).toBeLessThan(12.5);
  });

  test('keeps a message for longer than its tries take, even where each pause is the visibility timeout', () => {
    expect(MessageRetentionPeriod).toBeGreaterThan(RedrivePolicy.maxReceiveCount * VisibilityTimeout);
    expect(MessageRetentionPeriod).toBeGreaterThan(24 * HOUR);
  });

  test('hides a received message for at least six times the timeout of the function', () => {
    expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * Number(sender.Properties.Timeout));
  });

  test('is no FIFO queue: no message waits for another', () => {
    expect(FifoQueue).toBeUndefined();
  });

  test('gives up to a dead-letter queue', () => {
    const [deadLetterId] = RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'];
    expect(queues.map(([id]) => id)).toContain(deadLetterId);
    expect(deadLetterId).not.toBe(queueId);
  });

  test('calls send-message with ten messages, takes its word for which failed, and leaves concurrency to the API', () => {
    expect(mapping).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': [queueId, 'Arn'] },
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
    });
    expect(sender.Properties.ReservedConcurrentExecutions).toBeUndefined();
  });

  test.each(['queue-messages', 'send-message'])('is known to %s by its address', (name) => {
    const { Variables } = Object(functionNamed(template, name)[1].Properties.Environment);
    expect(Variables.MESSAGE_QUEUE_URL).toEqual({ Ref: queueId });
  });
});
