import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { AlarmMetric } from '../../shared/contracts/alarm-metrics.ts';

// Its namespace is in the environment, where the library looks for it.
const metrics = new Metrics({ serviceName: 'vocational-training-subsidy' });

/** Counts an alarm-worthy event as an embedded-metric log line. */
export function countAlarm(metric: AlarmMetric, count = 1): void {
  if (count === 0) return;
  metrics.addMetric(metric, MetricUnit.Count, count);
  metrics.publishStoredMetrics();
}
