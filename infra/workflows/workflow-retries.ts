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
 * Lambda refused the call because the register's ceiling of concurrent calls is reached. The case only waits for its
 * turn, so this goes on far longer than a burst needs, and staff never hear of it.
 *
 * A burst of 3,200 cases, at a ceiling of 15, needs 3,200 / 15 × 1 s = 213 s where a call takes 1 s, and 3,200 / 15 ×
 * 5 s = 1,067 s where every call times out. The waits are at most 2 + 4 + 8 + 16 + 32 + 495 × 60 = 29,762 s, about
 * eight hours. Full jitter halves them on average, to about four hours, and spreads the tries.
 *
 * A try writes three events to the execution's history: 500 tries of three checks write 4,500 of the 25,000 allowed.
 */
export const retryWhileOverCeiling: RetryProps = {
  errors: ['Lambda.TooManyRequestsException'],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxDelay: Duration.minutes(1),
  maxAttempts: 500,
  jitterStrategy: JitterType.FULL,
};

/**
 * A register that does not answer is asked for four hours; then staff are asked to verify by hand. The waits are 5 + 10
 * + 20 + 40 + 80 + 160 + 320 s = 635 s, then 23 × 600 s = 13,800 s: 14,435 s in all, 35 s more than four hours. They
 * have no jitter, because the ceiling of concurrent calls already spreads the tries.
 *
 * A restarted execution begins these waits anew. run-check.ts therefore compares the time with the submission, and
 * stops asking at the first try after four hours.
 */
export const retryWhileRegisterSilent: RetryProps = {
  errors: ['RegisterUnansweredError'],
  interval: Duration.seconds(5),
  backoffRate: 2,
  maxDelay: Duration.minutes(10),
  maxAttempts: 30,
};

/**
 * Before a payment, a register that does not answer is asked once more after ten minutes, then the case is paid: the
 * verification has its yes, and a silent register must not hold up the money.
 */
export const retryOnceWhileRegisterSilent: RetryProps = {
  errors: ['RegisterUnansweredError'],
  interval: Duration.minutes(10),
  maxAttempts: 1,
};
