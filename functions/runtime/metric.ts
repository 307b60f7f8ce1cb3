import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** What an operator is woken for; infra has an alarm on each. */
export const ALARM_METRICS = [
  'ApplicationOverdue',
  'ApplicationParked',
  'CalendarMissing',
  'PaymentContradiction',
] as const;
export type AlarmMetric = (typeof ALARM_METRICS)[number];

// Its namespace is in the environment, where the library looks for it.
const metrics = new Metrics({ serviceName: 'vocational-training-subsidy' });

/** Counts an alarm-worthy event as an embedded-metric log line. */
export function countAlarm(metric: AlarmMetric, count = 1): void {
  if (count === 0) return;
  metrics.addMetric(metric, MetricUnit.Count, count);
  metrics.publishStoredMetrics();
}
