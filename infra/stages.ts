import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** All in which one deployment of the stack may differ from another. */
export interface StageSettings {
  readonly name: string;
  /** What becomes of the table, its key and the logs when the stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
  readonly deletionProtection: boolean;
  readonly logRetention: RetentionDays;
  readonly apiRequestsPerSecond: number;
  readonly apiBurstRequests: number;
  /** Above this many requests in five minutes one address waits. An agency's whole office may share one address. */
  readonly addressRequestsPerFiveMinutes: number;
  /** Whether this stack sets the role with which API Gateway writes logs. It is one setting for a whole account and region. */
  readonly setsApiGatewayLogRole: boolean;
}

const production: StageSettings = {
  name: 'production',
  removalPolicy: RemovalPolicy.RETAIN,
  deletionProtection: true,
  logRetention: RetentionDays.ONE_YEAR,
  apiRequestsPerSecond: 200,
  apiBurstRequests: 400,
  addressRequestsPerFiveMinutes: 3000,
  setsApiGatewayLogRole: true,
};

/** A full stack to practise on, with fictional people only: it leaves nothing behind when it is deleted. */
const rehearsal: StageSettings = {
  ...production,
  name: 'rehearsal',
  removalPolicy: RemovalPolicy.DESTROY,
  deletionProtection: false,
  logRetention: RetentionDays.ONE_WEEK,
  apiRequestsPerSecond: 50,
  apiBurstRequests: 100,
};

export const stages: readonly StageSettings[] = [production, rehearsal];

/** @throws Error where no stage has that name; the message lists those there are */
export function stageNamed(name: string): StageSettings {
  const stage = stages.find((candidate) => candidate.name === name);
  if (!stage) {
    throw new Error(`There is no stage "${name}"; stages are ${stages.map(({ name }) => name).join(', ')}.`);
  }
  return stage;
}
