import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** What an operator is woken for; infra has an alarm on each. */
export const ALARM_METRICS = [
  'ApplicationOverdue',
  'ApplicationParked',
  'CalendarMissing',
  'PaymentContradiction',
] as const;
export type AlarmMetric = (typeof ALARM_METRICS)[number];

/** Counts an alarm-worthy event as an embedded-metric log line. */
export function countAlarm(metric: AlarmMetric, count = 1): void {
  if (count === 0) return;
  const metrics = new Metrics({
    namespace: process.env.METRICS_NAMESPACE ?? 'VocationalTrainingSubsidy',
    serviceName: 'vocational-training-subsidy',
  });
  metrics.addMetric(metric, MetricUnit.Count, count);
  metrics.publishStoredMetrics();
}
