import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Application } from '../../shared/domain/case/application.ts';
import { caseStateOf } from '../../shared/domain/case/case-state.ts';

/** The workflow of a case: to start it, look whether it runs, and answer its task tokens. */
export interface Workflow {
  /** Starts a run. A run that was already started is left alone. */
  readonly start: (applicationId: string, run: number) => Promise<void>;
  readonly isRunning: (applicationId: string, run: number) => Promise<boolean>;
  /** Answers a task token with the state of the case. An expired or used token is no error. */
  readonly answer: (taskToken: string, application: Application) => Promise<void>;
}

export function workflow(stateMachineArn: string): Workflow {
  const client = new SFNClient({});
  return {
    start: async (applicationId, run) => {
      const name = executionName(applicationId, run);
      const input = JSON.stringify({ applicationId, run });
      await unless(ExecutionAlreadyExists, client.send(new StartExecutionCommand({ stateMachineArn, name, input })));
    },
    isRunning: async (applicationId, run) => {
      const executionArn = executionArnOf(stateMachineArn, executionName(applicationId, run));
      const found = await unless(ExecutionDoesNotExist, client.send(new DescribeExecutionCommand({ executionArn })));
      return found?.status === 'RUNNING';
    },
    answer: async (taskToken, application) => {
      const output = JSON.stringify(caseStateOf(application));
      const sent = client.send(new SendTaskSuccessCommand({ taskToken, output }));
      await unless(TaskTimedOut, unless(TaskDoesNotExist, unless(InvalidToken, sent)));
    },
  };
}

/** An application id belongs to one attempt, so id and run name an execution uniquely. */
export function executionName(applicationId: string, run: number): string {
  return `${applicationId}-${run}`;
}

function executionArnOf(stateMachineArn: string, name: string): string {
  return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}

async function unless<Result>(expected: abstract new (...input: never[]) => Error, call: Promise<Result>) {
  try {
    return await call;
  } catch (error) {
    if (error instanceof expected) return undefined;
    throw error;
  }
}
