import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';

interface RetentionScheduleProps {
  readonly drawUp: lambda.Function;
  readonly remove: lambda.Function;
  readonly operationsKey: IKey;
}

/**
 * Draws plans of removals up every day, and carries out every hour what was released. A failed run is not retried,
 * because the next one goes on where it was.
 */
export class RetentionSchedule extends Construct {
  readonly deadLetters: IQueue;

  constructor(scope: Construct, id: string, { drawUp, remove, operationsKey }: RetentionScheduleProps) {
    super(scope, id);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { key: operationsKey }).queue;
    this.run('Daily', drawUp, Duration.days(1), 'Lists the cases whose content is due to go');
    this.run('Hourly', remove, Duration.hours(1), 'Removes the content that released plans list');
  }

  private run(id: string, target: lambda.Function, every: Duration, description: string): void {
    new Rule(this, id, {
      description,
      schedule: Schedule.rate(every),
      targets: [
        new LambdaFunction(target, {
          deadLetterQueue: this.deadLetters,
          retryAttempts: 3,
          maxEventAge: Duration.minutes(30),
        }),
      ],
    });
    target.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(30) });
  }
}
