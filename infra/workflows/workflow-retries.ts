import { Duration } from 'aws-cdk-lib';
import { JitterType, type RetryProps } from 'aws-cdk-lib/aws-stepfunctions';

/**
 * Faults that pass by themselves: Lambda or the table for a moment not there or too busy. A function that ran out of its time is among them, as
 * every step may run twice. Waits of at most 2 + 4 + 8 + 16 + 32 + 64 s, about two minutes; jitter spreads them below that.
 */
export const retryWhilePlatformFails: RetryProps = {
  errors: [
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.TooManyRequestsException',
    'Lambda.Unknown',
    'Sandbox.Timedout',
    'States.Timeout',
    'InternalServerError',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'ThrottlingException',
  ],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxAttempts: 6,
  jitterStrategy: JitterType.FULL,
};

/** Somebody else changed the case at the same moment; the next try reads it anew. Waits of at most 1 + 2 + 4 + 8 + 16 s. */
export const retryWhileContended: RetryProps = {
  errors: ['TransactionContendedError'],
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxAttempts: 5,
  jitterStrategy: JitterType.FULL,
};

/** The index by application id follows the table within moments. Waits 1 + 2 + 4 + 8 + 16 = 31 s. */
export const retryWhileIndexLags: RetryProps = {
  errors: ['ApplicationNotFoundError'],
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxAttempts: 5,
};

/**
 * A register that does not answer is asked four times. Waits 5 + 15 + 45 = 65 s between; with requests that each time out after 5 s it takes
 * 85 s until staff are asked to look it up themselves. Longer is for them: they work through the outage by telephone.
 */
export const retryWhileRegisterSilent: RetryProps = {
  errors: ['RegisterUnansweredError'],
  interval: Duration.seconds(5),
  backoffRate: 3,
  maxAttempts: 3,
};
