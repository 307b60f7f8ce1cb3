import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/**
 * A ceiling for each function that asks registers: its reserved concurrency. Both certificate registries share one.
 *
 * A call of the re-check before a payment asks the identity register and a certificate registry, and the identity
 * register is also asked for objectors. What was agreed with the operator of a register is therefore the sum: its own
 * figure, `recheck`, and for the identity register `objector`.
 */
export interface RegisterCalls {
  readonly identity: number;
  readonly objector: number;
  readonly employment: number;
  readonly certificate: number;
  readonly recheck: number;
}

/** From how many answers of a status in five minutes on the operators are told. */
export interface RefusalLimits {
  /** 401 */
  readonly unauthorized: number;
  /** 403 */
  readonly forbidden: number;
  /** 422 */
  readonly unprocessable: number;
}

/** Every difference between one deployment of the stack and another. */
export interface StageSettings {
  readonly name: string;
  /** What happens to the table, the keys, the secret and the logs when the stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
  readonly deletionProtection: boolean;
  /** The table that the service uses in place of the stack's own, after a restore. The runbook has the steps. */
  readonly restoredTable?: { readonly name: string; readonly streamLabel: string };
  readonly logRetention: RetentionDays;
  readonly apiRequestsPerSecond: number;
  readonly apiBurstRequests: number;
  /** An IP address that sends more requests is blocked for a while. A whole agency may share one address. */
  readonly addressRequestsPerFiveMinutes: number;
  /** The same for requests that write without a token: phone codes and objections. */
  readonly addressPublicWritesPerFiveMinutes: number;
  /**
   * The two limits as the firewall of the API counts them, where the portal's distribution stands in front. An
   * address is then one of CloudFront's, with many citizens behind it. The limits above are then the distribution's.
   */
  readonly behindDistribution?: {
    readonly requestsPerFiveMinutes: number;
    readonly publicWritesPerFiveMinutes: number;
  };
  /** How many calls to each register may run at once, whatever the number of cases that wait for it. */
  readonly registerCalls: RegisterCalls;
  readonly refusalsPerFiveMinutes: RefusalLimits;
}

const production: StageSettings = {
  name: 'production',
  // A creation that is rolled back deletes them. Otherwise a named log group would make the next try fail.
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  deletionProtection: true,
  logRetention: RetentionDays.ONE_YEAR,
  apiRequestsPerSecond: 200,
  apiBurstRequests: 400,
  addressRequestsPerFiveMinutes: 3000,
  // A citizen needs two for an objection. Each code is a text message that costs money and reaches a person.
  addressPublicWritesPerFiveMinutes: 30,
  // At most 20 at once to each register. With calls of 1 s, 13 at once verify 46,800 cases an hour; with calls of 5 s,
  // 9,360. The re-check has hours to spare: 5 at once ask about 18,000 cases an hour, or 3,600. An objector waits for
  // nothing.
  registerCalls: { identity: 13, objector: 2, employment: 20, certificate: 15, recheck: 5 },
  // 401: an expired token gives one, and the client then signs in. One a second is more than a working day gives.
  // 403: clients offer staff what their role may do, so a refusal is rare. 60 are a faulty client or someone who tries.
  // 422: of 3,200 submissions in the last minutes before a deadline, one in eight may be refused. 500 are more than
  // that, and fewer than the 900 guesses of an ID number that must not go unnoticed.
  refusalsPerFiveMinutes: { unauthorized: 300, forbidden: 60, unprocessable: 500 },
};

/** A full stack for rehearsals, with fictional people only. When it is deleted, nothing remains. */
const rehearsal: StageSettings = {
  ...production,
  name: 'rehearsal',
  removalPolicy: RemovalPolicy.DESTROY,
  deletionProtection: false,
  logRetention: RetentionDays.ONE_WEEK,
  apiRequestsPerSecond: 50,
  apiBurstRequests: 100,
  registerCalls: { identity: 1, objector: 1, employment: 2, certificate: 2, recheck: 1 },
  // Low enough that a rehearsal can raise the alarms by hand.
  refusalsPerFiveMinutes: { unauthorized: 20, forbidden: 20, unprocessable: 20 },
};

export const stages: readonly StageSettings[] = [production, rehearsal];

/** @throws Error where no stage has that name; the message lists the stages that exist */
export function stageNamed(name: string): StageSettings {
  const stage = stages.find((candidate) => candidate.name === name);
  if (!stage) {
    throw new Error(`There is no stage "${name}"; stages are ${stages.map(({ name }) => name).join(', ')}.`);
  }
  return stage;
}
