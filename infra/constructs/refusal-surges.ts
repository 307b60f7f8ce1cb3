import { Duration } from 'aws-cdk-lib';
import { type IMetric, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { RefusalLimits } from '../stages.ts';

interface RefusalSurgesProps {
  readonly accessLog: ILogGroup;
  readonly metricsNamespace: string;
  readonly limits: RefusalLimits;
}

/** A metric with the value from which on it is an alarm. */
export interface Surge {
  readonly name: string;
  readonly meaning: string;
  readonly metric: IMetric;
  readonly threshold: number;
}

/** Each status whose surge is an alarm. */
const kinds = [
  { name: 'UnauthorizedSurge', status: '401', limit: 'unauthorized', meaning: 'no token, or one that is not accepted' },
  { name: 'ForbiddenSurge', status: '403', limit: 'forbidden', meaning: 'a role, agency or person that may not' },
  { name: 'UnprocessableSurge', status: '422', limit: 'unprocessable', meaning: 'a policy or identity that says no' },
] as const;

/**
 * Counts the refused requests by status, from the access log of the API.
 *
 * The functions do not see each of them: API Gateway itself answers a request without a token, and for five minutes one
 * whose token was denied before. The access log has a line for every answer.
 */
export class RefusalSurges extends Construct {
  readonly surges: readonly Surge[];

  constructor(scope: Construct, id: string, { accessLog, metricsNamespace, limits }: RefusalSurgesProps) {
    super(scope, id);
    this.surges = kinds.map(({ name, status, limit, meaning }) => {
      new MetricFilter(this, name, {
        logGroup: accessLog,
        filterPattern: FilterPattern.all(
          FilterPattern.stringValue('$.status', '=', status),
          // What the firewall blocks, it counts itself; most of it is not meant for this API.
          FilterPattern.stringValue('$.answeredBy', '!=', 'WAF_FILTERED'),
        ),
        metricNamespace: metricsNamespace,
        metricName: name,
        metricValue: '1',
      });
      const metric = new Metric({
        namespace: metricsNamespace,
        metricName: name,
        period: Duration.minutes(5),
        statistic: Stats.SUM,
      });
      return { name, metric, threshold: limits[limit], meaning: `Unusually many answers ${status}: ${meaning}` };
    });
  }
}
