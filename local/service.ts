import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { checkApiPort, startApiServer } from './api/api-server.ts';
import { localRoutes } from './api/local-routes.ts';
import { localPages } from './api/pages.ts';
import { workflowRoutes } from './api/workflow-routes.ts';
import { deadLetters } from './aws/dead-letters/dead-letters.ts';
import { startAwsEndpoint } from './aws/endpoint/aws-endpoint.ts';
import { gateway } from './aws/gateway/gateway.ts';
import { functions } from './aws/lambda/functions.ts';
import { setLambdaEnvironment } from './aws/lambda/lambda-environment.ts';
import { bucketDefinitions } from './aws/objects/buckets.ts';
import { objectFiles } from './aws/objects/object-files.ts';
import { objectRequests } from './aws/objects/object-requests.ts';
import { queueDefinitions } from './aws/queues/queue-definitions.ts';
import { openQueueLog } from './aws/queues/queue-log.ts';
import { queues } from './aws/queues/queues.ts';
import { storedMessages } from './aws/queues/stored-messages.ts';
import { callRecorder } from './aws/recording/call-recorder.ts';
import { schedules } from './aws/schedules/schedules.ts';
import { readStack, type Stack } from './aws/stack/stack.ts';
import { streamCheckpoints } from './aws/streams/checkpoints.ts';
import { streams } from './aws/streams/streams.ts';
import { createTables } from './aws/table/create-table.ts';
import { startTableEngine } from './aws/table/table-engine.ts';
import { openExecutionLog } from './aws/workflow/execution-log.ts';
import { taskTokens } from './aws/workflow/task-tokens.ts';
import { workflowEngine } from './aws/workflow/workflow-engine.ts';
import { activity } from './clock/activity.ts';
import { keptClock } from './clock/kept-clock.ts';
import { startingClock } from './clock/starting-clock.ts';
import { timeline } from './clock/timeline.ts';
import { type ChosenParameters, stackParameters, TOKEN_AUDIENCE } from './stack-parameters.ts';
import { openDataFolder } from './storage/data-folder.ts';
import { synthesisedService } from './synthesised-service.ts';
import { integrationKeys } from './world/integration-keys.ts';
import type { startWorld, World } from './world/world.ts';

export interface LocalServiceOptions extends ChosenParameters {
  /** The port of the API on the loopback address; 0 takes a free one. */
  readonly port: number;
  readonly dataFolder: string;
  /** The instant at which the clock starts, or `real` for the machine's time. Without it the folder's clock goes on. */
  readonly clock?: Date | 'real' | undefined;
  /** A file into which every call of a function to AWS is written, with the function that made it. */
  readonly recordCalls?: string | undefined;
  /** Writes the template to serve into a folder. Without it, the stack of this repository is synthesised. */
  readonly synthesise?: (folder: string) => Promise<{ readonly templatePath: string }>;
  /** Starts what lies outside the stack. Without it, the simulated world starts. */
  readonly startWorld?: typeof startWorld;
  /** Takes the lines for the person at the console. */
  readonly say?: (line: string) => void;
}

export interface LocalService {
  readonly url: string;
  readonly dataFolder: string;
  readonly now: () => Date;
  readonly sampleTokens: World['sampleTokens'];
  readonly accounts: World['accounts'];
  /** Rejects when a part fails without which the service cannot go on. */
  readonly failed: Promise<never>;
  readonly close: () => Promise<void>;
}

/** How long closing waits for work under way, in milliseconds. The next start resumes the work it breaks off. */
const CLOSING_GRACE = 1000;

/**
 * Serves the stack that would be deployed, on this machine.
 *
 * A process may run one service at a time, because its clock and the addresses of its services belong to the process.
 *
 * @throws StartupError for a cause that the user can fix; nothing is left running then
 */
export async function startLocalService(options: LocalServiceOptions): Promise<LocalService> {
  const closers: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (let closer = closers.pop(); closer; closer = closers.pop()) await closer();
  };
  try {
    return await start(options, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  options: LocalServiceOptions,
  closers: (() => unknown)[],
  close: () => Promise<void>,
): Promise<LocalService> {
  const say = options.say ?? console.error;
  const { path: folder, release } = openDataFolder(options.dataFolder);
  closers.push(release);
  const checkpoints = streamCheckpoints(folder);
  // Read now, so that a damaged file is reported before anything has started.
  checkpoints.read();
  const keys = integrationKeys(folder);
  const { clock, advanceTo } = startingClock({ wanted: options.clock, folder, kept: keptClock(folder), say });
  closers.push(setFunctionsClock(clock.now));
  await checkApiPort(options.port);

  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => {});
  const [engine, template] = await Promise.all([
    startTableEngine(join(folder, 'table.sqlite')).then((engine) => {
      closers.push(engine.close);
      engine.failed.catch(failure.reject);
      return engine;
    }),
    options.synthesise ? options.synthesise(join(folder, 'assembly')) : synthesisedService(),
  ]);

  const work = activity();
  const tokens = taskTokens();
  const letters = deadLetters(folder, say);
  const address: { url?: string } = {};
  const world = await (options.startWorld ?? (await import('./world/world.ts')).startWorld)({
    now: clock.now,
    track: work.track,
    dataFolder: folder,
    keys,
    apiUrl: () => address.url ?? '',
    audience: TOKEN_AUDIENCE,
  });
  closers.push(world.close);

  const stack = readStack(template.templatePath, stackParameters(world.urls, options));
  const definitions = definitionsOf(stack);
  const recorder =
    options.recordCalls === undefined ? undefined : callRecorder(options.recordCalls, [...definitions.keys()]);
  if (recorder) closers.push(recorder.close);
  const lambdas = functions({
    stack,
    activity: work,
    callEnded: () => delivery.tableMayHaveChanged(),
    during: recorder?.during,
  });
  const { log, entries: earlier } = await openExecutionLog(folder);
  const workflows = workflowEngine({
    definitions,
    functions: lambdas,
    clock,
    tokens,
    log,
    earlier,
    failed: failure.reject,
  });
  closers.push(workflows.close);
  const { log: queueLog, entries: queued } = await openQueueLog(folder);
  const messageQueues = queues({
    definitions: queueDefinitions(stack),
    messages: storedMessages(queueLog, queued),
    clock,
    functions: lambdas,
    activity: work,
    deadLetters: letters,
    failed: failure.reject,
  });
  closers.push(messageQueues.close);
  const objects = objectRequests({
    files: objectFiles(join(folder, 'objects'), bucketDefinitions(stack), clock.now),
    now: clock.now,
    secret: () => process.env.AWS_SECRET_ACCESS_KEY ?? '',
  });
  const secret = JSON.stringify(keys);
  const aws = await startAwsEndpoint({ workflows, tokens, queues: messageQueues, objects, secret });
  closers.push(aws.close);
  const reached = recorder?.relay ?? ((endpoint: string) => endpoint);
  closers.push(setLambdaEnvironment({ table: await reached(engine.endpoint), services: await reached(aws.url) }));

  const streamArns = await createTables(stack, { realClock: clock.real, dataFolder: folder });
  const delivery = streams({
    stack,
    endpoint: engine.endpoint,
    streamArns,
    functions: lambdas,
    activity: work,
    clock,
    checkpoints,
    deadLetters: letters,
    // If the engine has died, its own error follows within a moment and is the better reason, so this one waits.
    failed: (error) => void setTimeout(CLOSING_GRACE).then(() => failure.reject(error)),
  });
  closers.push(delivery.close);
  const time = timeline({
    clock,
    activity: work,
    schedules: schedules({ stack, functions: lambdas, deadLetters: letters, clock }),
    streams: delivery,
  });
  closers.push(time.close);
  const server = await startApiServer({
    port: options.port,
    gateway: gateway({ stack, functions: lambdas, say }),
    local: localRoutes({
      clock,
      timeline: time,
      world,
      workflow: workflowRoutes({ definitions, workflows }),
      track: work.track,
    }),
    localPage: localPages(),
    signIn: world.signIn,
    track: work.track,
    now: clock.now,
    say,
  });
  closers.push(server.closeConnections, () => Promise.race([work.idle(), setTimeout(CLOSING_GRACE)]));
  closers.push(server.stopListening);
  address.url = server.url;

  world.resume();
  workflows.resume();
  messageQueues.resume();
  delivery.tableMayHaveChanged();
  if (advanceTo) await Promise.race([time.advance(() => advanceTo), failure.promise]);
  return {
    url: server.url,
    dataFolder: folder,
    now: clock.now,
    sampleTokens: world.sampleTokens,
    accounts: world.accounts,
    failed: failure.promise,
    close,
  };
}

/** Sets the clock that the functions read. The returned function removes it. */
function setFunctionsClock(now: () => Date): () => void {
  const symbol = Symbol.for('subsidy.clock');
  Reflect.set(globalThis, symbol, now);
  return () => Reflect.deleteProperty(globalThis, symbol);
}

function definitionsOf(stack: Stack): ReadonlyMap<string, string> {
  return new Map(
    stack
      .resources('AWS::StepFunctions::StateMachine')
      .map(({ logicalId, properties }) => [stack.arnOf(logicalId), String(properties.DefinitionString)]),
  );
}
