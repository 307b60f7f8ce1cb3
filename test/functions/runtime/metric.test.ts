import { describe, expect, test, vi } from 'vitest';
import { countAlarm } from '../../../functions/runtime/metric.ts';
import { ALARM_METRICS } from '../../../shared/contracts/alarm-metrics.ts';
import { printedLines } from '../../support/printed-lines.ts';

// The metrics read their namespace when they are loaded.
vi.hoisted(() => {
  process.env.POWERTOOLS_METRICS_NAMESPACE = 'subsidy-test';
});

describe('an alarm metric', () => {
  test('has one of four names, by which its alarm and its section of the runbook are found', () => {
    expect(ALARM_METRICS).toEqual([
      'ApplicationOverdue',
      'ApplicationParked',
      'CalendarMissing',
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

  test('of zero is no line', () => {
    const printed = printedLines();
    countAlarm('ApplicationOverdue', 0);
    expect(printed).toEqual([]);
  });
});
