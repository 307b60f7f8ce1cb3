import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { log } from '../../../functions/runtime/log.ts';
import { countAlarm } from '../../../functions/runtime/metric.ts';
import { ALARM_METRICS } from '../../../shared/contracts/alarm-metrics.ts';
import { printedLines } from '../../support/printed-lines.ts';

beforeEach(() => {
  vi.stubEnv('METRICS_NAMESPACE', 'subsidy-test');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('an alarm metric', () => {
  test('has one of five names, by which its alarm and its section of the runbook are found', () => {
    expect(ALARM_METRICS).toEqual([
      'ApplicationOverdue',
      'ApplicationParked',
      'CalendarMissing',
      'MessagesRefused',
      'PaymentContradiction',
    ]);
  });

  test.each(ALARM_METRICS)('%s is one line, counted under its name in the namespace and by the service', (name) => {
    const printed = printedLines();
    countAlarm(name);
    expect(printed).toHaveLength(1);
    const line = JSON.parse(printed[0] ?? '');
    expect(line).toMatchObject({ [name]: 1, service: 'vocational-training-subsidy' });
    expect(line._aws.CloudWatchMetrics).toEqual([
      { Namespace: 'subsidy-test', Dimensions: [['service']], Metrics: [{ Name: name, Unit: 'Count' }] },
    ]);
  });

  test('carries its count, and one alarm nothing of the one before', () => {
    const printed = printedLines();
    countAlarm('ApplicationOverdue', 7);
    countAlarm('CalendarMissing');
    expect(printed.map((line) => JSON.parse(line))).toMatchObject([{ ApplicationOverdue: 7 }, { CalendarMissing: 1 }]);
    expect(printed[1]).not.toContain('ApplicationOverdue');
  });

  test('has the moment at which CloudWatch counts it', () => {
    const printed = printedLines();
    const before = Date.now();
    countAlarm('CalendarMissing');
    const { Timestamp } = JSON.parse(printed[0] ?? '')._aws;
    expect(Timestamp).toBeGreaterThanOrEqual(before);
    expect(Timestamp).toBeLessThanOrEqual(Date.now());
  });

  test('is printed whatever the level of the log', () => {
    const printed = printedLines();
    const level = log.getLevelName();
    log.setLogLevel('CRITICAL');
    onTestFinished(() => log.setLogLevel(level));
    countAlarm('CalendarMissing');
    expect(printed).toHaveLength(1);
  });

  test('without a namespace is a line all the same, and no fault', () => {
    vi.stubEnv('METRICS_NAMESPACE', undefined);
    const printed = printedLines();
    countAlarm('CalendarMissing');
    expect(printed.map((line) => JSON.parse(line))).toMatchObject([{ CalendarMissing: 1 }]);
  });

  test('of zero is no line', () => {
    const printed = printedLines();
    countAlarm('ApplicationOverdue', 0);
    expect(printed).toEqual([]);
  });
});
