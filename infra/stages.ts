import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/**
 * A ceiling for each check of a register. It is the reserved concurrency of the function that makes the calls. Both
 * certificate registries share one. The identity register is asked for applicants and for objectors, so the sum of the
 * two is what it sees at once.
 */
export interface RegisterCalls {
  readonly identity: number;
  readonly objector: number;
  readonly employment: number;
  readonly certificate: number;
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
  /** How many calls to each register may run at once, whatever the number of cases that wait for it. */
  readonly registerCalls: RegisterCalls;
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
  // With calls of 1 s, 18 at once verify 64,800 cases an hour; with calls of 5 s, 12,960.
  registerCalls: { identity: 18, objector: 2, employment: 20, certificate: 20 },
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
  registerCalls: { identity: 1, objector: 1, employment: 2, certificate: 2 },
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
