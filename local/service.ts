import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { activity } from './clock/activity.ts';
import { schedules } from './aws/schedules/schedules.ts';
import { startingClock } from './clock/starting-clock.ts';
import { timeline } from './clock/timeline.ts';
import { openDataFolder } from './storage/data-folder.ts';
import { gateway } from './aws/gateway/gateway.ts';
import { checkPort, startHttpServer } from './http/http-server.ts';
import { localRoutes } from './api/local-routes.ts';
import { pages } from './api/pages.ts';
import { startAwsEndpoint } from './aws/endpoint/aws-endpoint.ts';
import { setLambdaEnvironment } from './aws/functions/lambda-environment.ts';
import { functions } from './aws/functions/functions.ts';
import { readStack, type Stack } from './aws/stack/stack.ts';
import { stackParameters, TOKEN_AUDIENCE } from './stack-parameters.ts';
import { deadLetters } from './aws/dead-letters/dead-letters.ts';
import { streams } from './aws/streams/streams.ts';
import { createTables } from './aws/table/create-table.ts';
import { startTableEngine } from './aws/table/table-engine.ts';
import { openExecutionLog } from './aws/workflow/execution-log.ts';
import { taskTokens } from './aws/workflow/task-tokens.ts';
import { workflowEngine } from './aws/workflow/workflow-engine.ts';
import type { startWorld, World } from './world/world.ts';

export interface LocalServiceOptions {
  /** The port of the API on the loopback address; 0 takes a free one. */
  readonly port: number;
  readonly dataFolder: string;
  /** The instant the clock starts at, or `real` for the machine's time; without it, where the folder's clock stands. */
  readonly clock?: Date | 'real' | undefined;
  /** Writes the template to serve into a folder; without it, the stack of this repository is synthesised. */
  readonly synthesise?: (folder: string) => Promise<{ readonly templatePath: string }>;
  /** Starts what lies outside the stack; without it, the simulated world. */
  readonly startWorld?: typeof startWorld;
  /** Takes the lines for the person at the console. */
  readonly say?: (line: string) => void;
}

export interface LocalService {
  readonly url: string;
  readonly dataFolder: string;
  readonly now: () => Date;
  readonly sampleTokens: World['sampleTokens'];
  /** Rejects when something fails without which the service cannot go on. */
  readonly failed: Promise<never>;
  readonly close: () => Promise<void>;
}

/** How long closing waits for what is under way, in milliseconds. What is broken off goes on at the next start. */
const CLOSING_GRACE = 1000;

/**
 * Serves the stack that would be deployed, on this machine.
 *
 * One service runs in a process at a time: its clock and the addresses of its services are the process's.
 *
 * @throws StartupError for anything the person who starts it can mend; nothing is left running then
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
  const folder = openDataFolder(options.dataFolder);
  closers.push(folder.release);
  const { clock, advanceTo } = startingClock(options.clock, folder, say);
  closers.push(standAsClock(clock.now));
  await checkPort(options.port);

  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => {});
  const [engine, template] = await Promise.all([
    startTableEngine(folder.tableFile).then((engine) => {
      closers.push(engine.close);
      engine.failed.catch(failure.reject);
      return engine;
    }),
    (options.synthesise ?? synthesiseRepository)(folder.assemblyFolder),
  ]);

  const work = activity();
  const tokens = taskTokens();
  const letters = deadLetters(folder.path, say);
  const address: { url?: string } = {};
  const world = await (options.startWorld ?? (await import('./world/world.ts')).startWorld)({
    now: clock.now,
    track: work.track,
    dataFolder: folder.path,
    keys: folder.keys,
    apiUrl: () => address.url ?? '',
    audience: TOKEN_AUDIENCE,
  });
  closers.push(world.close);

  const stack = readStack(template.templatePath, stackParameters(world.urls));
  const lambdas = functions({ stack, activity: work, callEnded: () => delivery.tableMayHaveChanged() });
  const { log, entries: earlier } = await openExecutionLog(folder.path);
  const workflows = workflowEngine({
    definitions: definitionsOf(stack),
    functions: lambdas,
    clock,
    tokens,
    log,
    earlier,
    failed: failure.reject,
  });
  closers.push(workflows.close);
  const aws = await startAwsEndpoint({ workflows, tokens, keys: folder.keys });
  closers.push(aws.close);
  closers.push(setLambdaEnvironment({ table: engine.endpoint, services: aws.url }));

  const streamArns = await createTables(stack, { realClock: clock.real, dataFolder: folder.path });
  const delivery = streams({
    stack,
    endpoint: engine.endpoint,
    streamArns,
    functions: lambdas,
    activity: work,
    clock,
    checkpoints: folder.checkpoints,
    deadLetters: letters,
    // A stream that breaks off may be the engine dying, which says so itself a moment later and is the better reason.
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
  const local = localRoutes({ clock, timeline: time, world, track: work.track });
  const server = await startHttpServer({
    port: options.port,
    gateway: gateway({ stack, functions: lambdas, say }),
    local,
    pages: pages(),
    track: work.track,
    now: clock.now,
    say,
  });
  closers.push(server.close, () => Promise.race([work.idle(), setTimeout(CLOSING_GRACE)]), server.stopListening);
  address.url = server.url;

  world.resume();
  workflows.resume();
  delivery.tableMayHaveChanged();
  if (advanceTo) await Promise.race([time.advance(() => advanceTo), failure.promise]);
  return {
    url: server.url,
    dataFolder: folder.path,
    now: clock.now,
    sampleTokens: world.sampleTokens,
    failed: failure.promise,
    close,
  };
}

async function synthesiseRepository(folder: string): Promise<{ readonly templatePath: string }> {
  // Bundles of earlier versions would pile up; the folder is this run's alone.
  await rm(folder, { recursive: true, force: true });
  const { synthesise } = await import('../infra/synthesise.ts');
  return synthesise(folder);
}

/** Puts a clock where functions look for one; the answer takes it away. */
function standAsClock(now: () => Date): () => void {
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
