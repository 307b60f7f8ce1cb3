import { Duration } from 'aws-cdk-lib';
import { JitterType, type RetryProps } from 'aws-cdk-lib/aws-stepfunctions';

/**
 * Transient faults: Lambda or the table is unavailable or too busy for a moment. A function that timed out is among
 * them, because every step may run twice. The waits are at most 2 + 4 + 8 + 16 + 32 + 64 s, about two minutes; jitter
 * shortens them.
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
    // Middy ends a function of its own accord, some milliseconds before Lambda would.
    'TimeoutError',
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

/**
 * Another writer changed the case at the same moment. The next try reads the case again. The waits are at most
 * 1 + 2 + 4 + 8 + 16 s.
 */
export const retryOnConflict: RetryProps = {
  errors: ['WriteConflictError'],
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxAttempts: 5,
  jitterStrategy: JitterType.FULL,
};

/** The index by application id is updated moments after the table. The waits are 1 + 2 + 4 + 8 + 16 = 31 s. */
export const retryWhileIndexLags: RetryProps = {
  errors: ['ApplicationNotFoundError'],
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxAttempts: 5,
};

/**
 * A register that does not answer is asked four times, with waits of 5 + 15 + 45 = 65 s between. Where each request
 * times out after 5 s, staff are asked after 85 s to verify by hand. A longer outage is theirs to handle: they can
 * telephone.
 */
export const retryWhileRegisterSilent: RetryProps = {
  errors: ['RegisterUnansweredError'],
  interval: Duration.seconds(5),
  backoffRate: 3,
  maxAttempts: 3,
};
