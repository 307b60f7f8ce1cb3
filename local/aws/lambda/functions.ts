import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import type { Activity } from '../../clock/activity.ts';
import type { Stack } from '../stack/stack.ts';
import { callSlots } from './call-slots.ts';

/** The error that a failed Lambda invocation answers: the name and the message of what the handler threw. */
export class FunctionError extends Error {
  constructor(errorType: string, errorMessage: string) {
    super(errorMessage);
    this.name = errorType;
  }
}

export interface Functions {
  /**
   * Calls the function with an event and returns the handler's result. Both pass through JSON, as on AWS.
   *
   * @throws FunctionError if the handler threw, or took longer than its timeout
   */
  readonly invoke: (arn: string, event: unknown) => Promise<unknown>;
  readonly has: (arn: string) => boolean;
  /** How many calls have begun. */
  readonly calls: () => number;
}

type Handler = (event: unknown, context: unknown) => unknown;

const functionSchema = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  ReservedConcurrentExecutions: z.int().min(1).optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).default({ Variables: {} }),
});

const moduleSchema = z.record(z.string(), z.unknown());

interface FunctionsDeps {
  readonly stack: Stack;
  readonly activity: Activity;
  /** Called after every invocation, because it may have written to the table. */
  readonly callEnded: () => void;
  /** Makes the call of a function. A recorder passes it, to know whose requests it sees. */
  readonly during?: (<T>(functionArn: string, call: () => T) => T) | undefined;
}

/**
 * The Lambda functions of a stack. They run in this process, from the bundles that a deployment would upload.
 *
 * A bundle is loaded at its first call. It reads its environment while it loads, so bundles load one at a time, each
 * with the environment of its own function.
 */
export function functions({ stack, activity, callEnded, during = (_, call) => call() }: FunctionsDeps): Functions {
  // Node caches modules by address. A second run in the same process must not get the modules of the first.
  const run = randomUUID();
  let loads: Promise<unknown> = Promise.resolve();
  const byArn = new Map(
    stack.resources('AWS::Lambda::Function').map(({ logicalId, properties }) => {
      const definition = functionSchema.parse(properties);
      const named = { name: stack.nameOf(logicalId), arn: stack.arnOf(logicalId), definition };
      let handler: Promise<Handler> | undefined;
      const load = (): Promise<Handler> => {
        handler ??= queued(() => loadHandler(named.name, definition, stack.assetFolder(definition.Code.S3Key), run));
        return handler;
      };
      const inSlot = callSlots(definition.ReservedConcurrentExecutions);
      return [named.arn, { ...named, load, inSlot }] as const;
    }),
  );

  const queued = <T>(load: () => Promise<T>): Promise<T> => {
    const loaded = loads.then(load);
    loads = loaded.catch(() => {});
    return loaded;
  };

  const call = async (arn: string, event: unknown): Promise<unknown> => {
    const lambda = byArn.get(arn);
    if (!lambda) throw new FunctionError('Lambda.ResourceNotFoundException', `Function not found: ${arn}`);
    const handler = await lambda.load();
    return lambda.inSlot(() =>
      withinTimeout(lambda.name, lambda.definition.Timeout * 1000, (deadline) =>
        handler(overTheWire(event), contextOf(lambda, deadline)),
      ),
    );
  };

  let calls = 0;
  return {
    has: (arn) => byArn.has(arn),
    calls: () => calls,
    invoke(arn, event) {
      calls += 1;
      return activity.track(
        during(arn, () => call(arn, event))
          .then(overTheWire, (error: unknown) => {
            throw asFunctionError(error);
          })
          .finally(callEnded),
      );
    },
  };
}

async function loadHandler(
  name: string,
  definition: z.output<typeof functionSchema>,
  folder: string,
  run: string,
): Promise<Handler> {
  const [file = '', exported = ''] = definition.Handler.split('.');
  const own: Record<string, string> = { ...definition.Environment.Variables, AWS_LAMBDA_FUNCTION_NAME: name };
  const before = Object.keys(own).map((key) => [key, process.env[key]] as const);
  Object.assign(process.env, own);
  try {
    const address = pathToFileURL(join(folder, `${file}.mjs`));
    address.search = new URLSearchParams({ function: name, run }).toString();
    const handler = moduleSchema.parse({ ...(await import(/* @vite-ignore */ address.href)) })[exported];
    if (typeof handler !== 'function')
      throw new FunctionError('Runtime.HandlerNotFound', `${definition.Handler} is not exported`);
    return (event, context) => Reflect.apply(handler, undefined, [event, context]);
  } finally {
    for (const [key, value] of before) {
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    }
  }
}

async function withinTimeout(name: string, timeoutMs: number, call: (deadline: number) => unknown): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new FunctionError('Sandbox.Timedout', `${name} timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([call(Date.now() + timeoutMs), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

interface CalledFunction {
  readonly name: string;
  readonly arn: string;
  readonly definition: z.output<typeof functionSchema>;
}

function contextOf({ name, arn, definition }: CalledFunction, deadline: number): unknown {
  const nothing = (): void => {};
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    memoryLimitInMB: String(definition.MemorySize),
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: nothing,
    fail: nothing,
    succeed: nothing,
  };
}

function asFunctionError(error: unknown): FunctionError {
  if (error instanceof FunctionError) return error;
  if (error instanceof Error) return new FunctionError(error.name, error.message);
  return new FunctionError('Error', String(error));
}

function overTheWire(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
