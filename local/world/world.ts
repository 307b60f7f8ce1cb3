import type { JsonAnswer } from '../http/http-message.ts';
import { isPortTaken } from '../http/http-server.ts';
import { bankRoutes } from './bank.ts';
import { bankCallBacks } from './bank-call-backs.ts';
import { damageOfNextRequest } from './counterpart-faults.ts';
import { type Counterpart, type CounterpartServer, serveCounterparts } from './counterpart-server.ts';
import type { IntegrationKeys } from './integration-keys.ts';
import { type Issuer, openIssuer } from './issuer.ts';
import { messageGatewayRoute } from './message-gateway.ts';
import { certificateRegistryRoute, employmentRegisterRoute, identityRegisterRoute } from './registers.ts';
import { introductions } from './seeded-world.ts';
import type { Accounts } from './sign-in/account.ts';
import { type SignIn, signIn } from './sign-in/sign-in.ts';
import { signInAccounts } from './sign-in-accounts.ts';
import { type CounterpartRoute, signedCounterpart } from './signed-counterpart.ts';
import { openWorldRecords, type WorldRecords } from './world-records.ts';
import { type LocalRequest, worldRoutes } from './world-routes.ts';
import type { FaultyCounterpart } from './world-schemas.ts';

/** What the world needs of the local run. */
export interface WorldDeps {
  /** The virtual clock. */
  readonly now: () => Date;
  /** Tells the local run of work under way. The run is not at rest before the promise settles. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  readonly dataFolder: string;
  readonly keys: IntegrationKeys;
  /**
   * The address of the service, for the bank's call-backs. It is empty until the service listens; no slash at the end.
   */
  readonly apiUrl: () => string;
  /** The audience of the tokens. */
  readonly audience: string;
  /** The machine's time, by which one-time codes go. */
  readonly machineNow?: () => Date;
}

/** The address of each counterpart, without a slash at the end. `issuer` is also the `iss` of every token. */
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
  /** Answers a request to `/local/…`, apart from clock and settle; undefined if the world has no such route. */
  readonly answer: (request: LocalRequest) => Promise<JsonAnswer | undefined>;
  /** Takes a request to the sign-in, which is served at the address of the API. */
  readonly signIn: SignIn;
  /** Makes the bank's call-backs that an earlier run left owed. The service must listen at `apiUrl` by then. */
  readonly resume: () => void;
  /** A token for the first seeded applicant, and one for a member of the city's staff with every role that decides. */
  readonly sampleTokens: () => Promise<{ readonly applicant: string; readonly staff: string }>;
  /** Everybody who can sign in, with their passwords. */
  readonly accounts: Accounts;
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
 * Starts the systems that the service talks to and does not own: token issuer, registers, certificate registries, bank
 * and message gateway. They are a real HTTP server on 127.0.0.1, and keep their records in the data folder.
 *
 * The data folder keeps the port too, because tokens name it. If another process has the port, this run takes a free
 * one and says on the console that earlier tokens are not valid.
 *
 * @throws StartupError if `world.jsonl` of the data folder is damaged
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
    const atPort = urlsAt(server.port);
    urls = atPort;
    const accounts = signInAccounts(records, now);

    return {
      urls: atPort,
      answer: worldRoutes({ records, issuer, now }),
      signIn: signIn({
        accounts,
        signingKey: issuer.signingKey,
        issuer: atPort.issuer,
        audience,
        now,
        machineNow: deps.machineNow ?? (() => new Date()),
      }),
      resume: callBacks.beginOwed,
      sampleTokens: () => sampleTokens(issuer),
      accounts,
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
): Promise<CounterpartServer> {
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
  const [first] = introductions;
  if (first === undefined) throw new RangeError('The world has no seeded people');
  const { idNumber, name, phone } = first;
  const roles = ['reviewer', 'fund-reviewer', 'supervisor', 'payer'];
  return {
    applicant: await issuer.issueToken({ kind: 'applicant', idNumber, name, phone }),
    staff: await issuer.issueToken({ kind: 'staff', staffId: 'staff-city-1', name: '市样员', roles, agency: '210200' }),
  };
}

function notListening(): never {
  throw new Error('The local issuer was asked for its address before it listens');
}
