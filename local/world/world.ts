import { bankRoutes } from './bank.ts';
import { bankCallBacks } from './bank-call-backs.ts';
import { damageOfNextRequest } from './counterpart-faults.ts';
import { type Issuer, openIssuer } from './issuer.ts';
import { type Counterpart, isPortTaken, type LoopbackServer, serveCounterparts } from './counterpart-server.ts';
import { messageGatewayRoute } from './message-gateway.ts';
import type { Answer } from '../http/problem.ts';
import { certificateRegistryRoute, employmentRegisterRoute, identityRegisterRoute } from './registers.ts';
import { introductions } from './seeded-world.ts';
import { type CounterpartRoute, signedCounterpart } from './signed-counterpart.ts';
import { openWorldRecords, type WorldRecords } from './world-records.ts';
import { type LocalRequest, worldRoutes } from './world-routes.ts';
import type { FaultyCounterpart } from './world-schemas.ts';

/** What the world needs of the local run; `keys` are the HMAC keys of the integration secret. */
export interface WorldDeps {
  /** The virtual clock. */
  readonly now: () => Date;
  /** Tells the local run that work is under way: it is not at rest before the promise has settled. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  readonly dataFolder: string;
  readonly keys: { readonly registers: string; readonly bank: string; readonly messages: string };
  /** Where the service takes the bank's call-backs, known only once it listens; without a slash at the end. */
  readonly apiUrl: () => string;
  /** Whom the tokens are for. */
  readonly audience: string;
}

/** Where each counterpart is served, without a slash at the end; `issuer` is also the `iss` of every token. */
export interface WorldUrls {
  readonly issuer: string;
  readonly identity: string;
  readonly employment: string;
  readonly qualificationRegistry: string;
  readonly skillLevelRegistry: string;
  readonly bank: string;
  readonly messages: string;
}

export interface World {
  readonly urls: WorldUrls;
  /** Answers what is asked of `/local/…`, but clock and settle; undefined where there is no such route. */
  readonly answer: (request: LocalRequest) => Promise<Answer | undefined>;
  /** Takes up what a restart interrupted: the bank's call-backs that nobody took. Asks for `apiUrl` to be reachable. */
  readonly resume: () => void;
  /** A token of the first seeded applicant, and one of a member of the city's staff with every role that decides. */
  readonly sampleTokens: () => Promise<{ readonly applicant: string; readonly staff: string }>;
  readonly close: () => Promise<void>;
}

const prefixes: Readonly<Record<keyof WorldUrls, string>> = {
  issuer: 'issuer',
  identity: 'identity',
  employment: 'employment',
  qualificationRegistry: 'qualification-registry',
  skillLevelRegistry: 'skill-level-registry',
  bank: 'bank',
  messages: 'messages',
};

/**
 * Starts all that the service talks to and does not own: token issuer, registers, certificate registries, bank, message
 * gateway. They are real HTTP servers on 127.0.0.1, and what they know lies in the data folder.
 *
 * The port is kept there too, since tokens carry it. Where another process has it, a free one serves this run, with a line
 * on the console: tokens made before are not valid in it.
 *
 * @throws StartupError where the data folder's `world.jsonl` is damaged
 */
export async function startWorld(deps: WorldDeps): Promise<World> {
  const { now, track, keys, apiUrl, audience } = deps;
  const records = await openWorldRecords(deps.dataFolder);
  try {
    let urls: WorldUrls | undefined;
    const issuer = await openIssuer({ records, now, audience, url: () => (urls ?? notListening()).issuer });
    const callBacks = bankCallBacks({ records, now, track, apiUrl, key: keys.bank });
    const damageOf = damageOfNextRequest(records.faults);

    const signed = (key: string, faulty: FaultyCounterpart, ...routes: readonly CounterpartRoute[]): Counterpart =>
      signedCounterpart({ key, now, nextDamage: () => damageOf(faulty), routes });
    const qualifications = certificateRegistryRoute(records, 'VOCATIONAL_QUALIFICATION');
    const skillLevels = certificateRegistryRoute(records, 'SKILL_LEVEL');
    const server = await listenAsBefore(
      records,
      new Map([
        [prefixes.issuer, issuer.counterpart],
        [prefixes.identity, signed(keys.registers, 'identity', identityRegisterRoute(records))],
        [prefixes.employment, signed(keys.registers, 'employment', employmentRegisterRoute(records))],
        [prefixes.qualificationRegistry, signed(keys.registers, 'certificateRegistry', qualifications)],
        [prefixes.skillLevelRegistry, signed(keys.registers, 'certificateRegistry', skillLevels)],
        [prefixes.bank, signed(keys.bank, 'bank', ...bankRoutes({ records, now, callBack: callBacks.begin }))],
        [prefixes.messages, signed(keys.messages, 'notifier', messageGatewayRoute(records, now))],
      ]),
    );
    urls = urlsAt(server.port);

    return {
      urls,
      answer: worldRoutes({ records, issuer, now }),
      resume: callBacks.beginOwed,
      sampleTokens: () => sampleTokens(issuer),
      close: async () => {
        await server.close();
        await callBacks.close();
        await records.close();
      },
    };
  } catch (error) {
    await records.close();
    throw error;
  }
}

async function listenAsBefore(
  records: WorldRecords,
  counterparts: ReadonlyMap<string, Counterpart>,
): Promise<LoopbackServer> {
  const before = records.port();
  if (before === undefined) {
    const server = await serveCounterparts(counterparts, undefined);
    await records.record({ entry: 'PORT_CHOSEN', port: server.port });
    return server;
  }
  try {
    return await serveCounterparts(counterparts, before);
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    const server = await serveCounterparts(counterparts, undefined);
    console.warn(
      `Port ${before} of the local token issuer is taken; this run uses ${server.port}, and tokens made earlier are not valid in it.`,
    );
    return server;
  }
}

function urlsAt(port: number): WorldUrls {
  const at = (name: keyof WorldUrls): string => `http://127.0.0.1:${port}/${prefixes[name]}`;
  return {
    issuer: at('issuer'),
    identity: at('identity'),
    employment: at('employment'),
    qualificationRegistry: at('qualificationRegistry'),
    skillLevelRegistry: at('skillLevelRegistry'),
    bank: at('bank'),
    messages: at('messages'),
  };
}

async function sampleTokens(issuer: Issuer): Promise<{ readonly applicant: string; readonly staff: string }> {
  const [somebody] = introductions;
  if (somebody === undefined) throw new RangeError('Nobody is seeded');
  const { idNumber, name, phone } = somebody;
  const roles = ['reviewer', 'fund-reviewer', 'supervisor', 'payer'];
  return {
    applicant: await issuer.issueToken({ kind: 'applicant', idNumber, name, phone }),
    staff: await issuer.issueToken({ kind: 'staff', staffId: 'staff-city-1', name: '市样员', roles, agency: '210200' }),
  };
}

function notListening(): never {
  throw new Error('The local issuer is asked for its address before it listens');
}
