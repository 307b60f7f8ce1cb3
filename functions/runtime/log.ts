import { Logger } from '@aws-lambda-powertools/logger';
import { hasIdForm } from './new-id.ts';

/**
 * The one logger. Its lines are JSON with our own ids, names of errors and counts; never personal data. They name their
 * function, because the functions of one folder share a log group. Lambda sets the name.
 */
export const log = new Logger({
  serviceName: 'vocational-training-subsidy',
  persistentKeys: { function: process.env.AWS_LAMBDA_FUNCTION_NAME },
});

interface LoggedFault {
  readonly name: string;
  readonly at?: readonly string[];
  /** The name of the error that caused it. */
  readonly cause?: string;
}

/** What a log line may hold of a fault: its name and where it arose. The message may quote input, so it stays out. */
export function faultOf(error: unknown): LoggedFault {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  const at = frames.slice(0, 6).map((line) => line.trim());
  return { name: error.name, at, ...(error.cause instanceof Error && { cause: error.cause.name }) };
}

/**
 * The application that an input names, for a log line; nothing where its id is not of the form of ours, as other text
 * may be personal.
 */
export function applicationIn(input: unknown): { readonly applicationId?: string } {
  const applicationId: unknown = Object(input).applicationId;
  return hasIdForm(applicationId) ? { applicationId } : {};
}
