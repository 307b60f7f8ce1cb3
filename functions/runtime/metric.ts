import { now } from '../../shared/clock.ts';
import type { AlarmMetric } from '../../shared/contracts/alarm-metrics.ts';
import type { EnvironmentName } from '../../shared/contracts/environment.ts';
import { log } from './log.ts';

const NAMESPACE_VARIABLE: EnvironmentName = 'METRICS_NAMESPACE';

/**
 * Counts an event that raises an alarm, as one log line in the embedded metric format, from which CloudWatch makes the
 * metric.
 *
 * @source Amazon CloudWatch User Guide, "Specification: Embedded metric format"
 */
export function countAlarm(metric: AlarmMetric, count = 1): void {
  if (count === 0) return;
  // Not through `environment`, which throws: a variable that is missing must not spoil the answer to the client.
  const Namespace = process.env[NAMESPACE_VARIABLE];
  const definition = { Namespace, Dimensions: [['service']], Metrics: [{ Name: metric, Unit: 'Count' }] };
  // CRITICAL, so that no LOG_LEVEL drops the line. The logger itself writes `service`.
  log.critical('alarm', { [metric]: count, _aws: { Timestamp: now().getTime(), CloudWatchMetrics: [definition] } });
}
