import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';

/** Runs the sweep every hour. A failed sweep is not retried, because the next sweep looks at the same cases. */
export class SweepSchedule extends Construct {
  readonly deadLetters: IQueue;

  constructor(scope: Construct, id: string, props: { readonly sweep: lambda.Function; readonly operationsKey: IKey }) {
    super(scope, id);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { key: props.operationsKey }).queue;
    new Rule(this, 'Hourly', {
      description: 'Heals open applications whose next thing is past due',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [
        new LambdaFunction(props.sweep, {
          deadLetterQueue: this.deadLetters,
          retryAttempts: 3,
          maxEventAge: Duration.minutes(30),
        }),
      ],
    });
    props.sweep.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(30) });
  }
}
