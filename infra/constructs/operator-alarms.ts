import { Aws, Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { ALARM_METRICS, type AlarmMetric } from '../../shared/contracts/alarm-metrics.ts';
import type { Surge } from './refusal-surges.ts';

interface OperatorAlarmsProps {
  readonly key: IKey;
  readonly metricsNamespace: string;
  readonly machine: StateMachine;
  readonly api: RestApi;
  readonly sweep: IFunction;
  /** The queues, each under the name of the alarm that a letter in it raises. */
  readonly deadLetters: Readonly<Record<string, IQueue>>;
  /** Unusually many refused requests of a kind. */
  readonly surges: readonly Surge[];
}

/** The metrics that the functions count themselves, each with its meaning. */
const raisedByCode: Readonly<Record<AlarmMetric, string>> = {
  ApplicationOverdue: 'The sweep could not heal a case whose next thing is past due',
  ApplicationParked: 'A step of a case failed after its retries',
  CalendarMissing: 'A deadline reaches a year without a holiday calendar',
  MessagesRefused: 'The message gateway refused many messages in a short time',
  PaymentContradiction: 'The bank reported two different results of one payment',
};

/** How many within five minutes raise the alarm; one unless given. Single telephone numbers are wrong every day. */
const thresholds: Partial<Readonly<Record<AlarmMetric, number>>> = { MessagesRefused: 20 };

/** The alarms that call an operator. Each has its section in the runbook. Operators subscribe to the topic. */
export class OperatorAlarms extends Construct {
  readonly topic: Topic;
  private readonly action: SnsAction;
  private readonly metricsNamespace: string;

  constructor(scope: Construct, id: string, props: OperatorAlarmsProps) {
    super(scope, id);
    this.metricsNamespace = props.metricsNamespace;
    this.topic = this.alarmTopic(props.key);
    this.action = new SnsAction(this.topic);

    for (const [meaning, queue] of Object.entries(props.deadLetters)) {
      const letters = queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: Stats.MAXIMUM,
      });
      this.alarm(meaning, letters, 'A dead letter waits: something was given up after its retries');
    }
    this.alarm(
      'WorkflowsFailed',
      this.workflowsFailed(props.machine),
      'An execution failed or was aborted: its case is parked, or the sweep starts it again',
    );
    for (const metricName of ALARM_METRICS) {
      this.alarm(metricName, this.raisedByCode(metricName), raisedByCode[metricName], thresholds[metricName]);
    }
    this.alarm(
      'ApiFailing',
      props.api.metricServerError({ period: Duration.minutes(5), statistic: Stats.SUM }),
      'The API answered with 5xx',
      5,
    );
    for (const { name, metric, meaning, threshold } of props.surges) this.alarm(name, metric, meaning, threshold);
    this.alarm(
      'SweepFailing',
      props.sweep.metricErrors({ period: Duration.hours(1) }),
      'The sweep ended with an error',
    );
    this.sweepMissing(props.sweep);
  }

  private workflowsFailed(machine: StateMachine): IMetric {
    const period = Duration.minutes(5);
    return new MathExpression({
      label: 'Failed, aborted or timed out',
      // Step Functions sends a metric only when something happens, and a sum with a missing series has no value.
      expression: 'FILL(failed, 0) + FILL(aborted, 0) + FILL(timedOut, 0)',
      usingMetrics: {
        failed: machine.metricFailed({ period }),
        aborted: machine.metricAborted({ period }),
        timedOut: machine.metricTimedOut({ period }),
      },
      period,
    });
  }

  private raisedByCode(metricName: string): IMetric {
    return new Metric({
      namespace: this.metricsNamespace,
      metricName,
      dimensionsMap: { service: 'vocational-training-subsidy' },
      period: Duration.minutes(5),
      statistic: Stats.SUM,
    });
  }

  private alarm(name: string, metric: IMetric, alarmDescription: string, threshold = 1): void {
    const alarm = new Alarm(this, name, {
      metric,
      alarmDescription,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(this.action);
    alarm.addOkAction(this.action);
  }

  /**
   * All healing depends on the sweep, so a sweep that does not run must notify the operators.
   *
   * Lambda counts no invocations of a function that is not called, so the metric then has no data. A new alarm has no
   * data either. If missing data were breaching, every first deployment would raise the alarm. Instead, the alarm
   * notifies when it changes to INSUFFICIENT_DATA. It has that state from the start, and leaves it with the first
   * sweep. CloudWatch looks back over a few more periods than one before it changes, so this takes about three hours.
   */
  private sweepMissing(sweep: IFunction): void {
    const alarm = new Alarm(this, 'SweepMissing', {
      metric: sweep.metricInvocations({ period: Duration.hours(1) }),
      alarmDescription: 'INSUFFICIENT_DATA means that the sweep has not run for about three hours',
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.MISSING,
    });
    alarm.addAlarmAction(this.action);
    alarm.addInsufficientDataAction(this.action);
    alarm.addOkAction(this.action);
  }

  private alarmTopic(key: IKey): Topic {
    const topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    return topic;
  }
}
