import { Duration, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Choice,
  Condition,
  DefinitionBody,
  Fail,
  type IChainable,
  IntegrationPattern,
  JsonPath,
  LogLevel,
  Parallel,
  Pass,
  type RetryProps,
  StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
  type TaskStateBase,
  Timeout,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { CaseFunctions } from '../constructs/case-functions.ts';
import type { StageSettings } from '../stages.ts';
import { ENDS_OF_RUNS } from './ends-of-runs.ts';
import { workflowLog } from './workflow-log.ts';
import {
  retryOnConflict,
  retryOnceWhileRegisterSilent,
  retryWhileIndexLags,
  retryWhileOverCeiling,
  retryWhilePlatformFails,
  retryWhileRegisterSilent,
} from './workflow-retries.ts';
import { workflowRole } from './workflow-role.ts';

/** The functions that are steps of the workflow. */
const workflowFunctions = [
  'locate-case',
  'check-identity',
  'check-employment',
  'check-certificate',
  'record-verification',
  'open-review-task',
  'lapse-correction',
  'schedule-publication',
  'publish-notice-entry',
  'close-notice-entry',
  'recheck-entitlement',
  'pay',
  'park-application',
] as const;

type WorkflowFunction = (typeof workflowFunctions)[number];

interface ApplicationWorkflowProps {
  readonly stage: StageSettings;
  readonly name: string;
  readonly functions: CaseFunctions;
  readonly logKey: IKey;
}

/**
 * The workflow of one application, from its submission to its end.
 *
 * The table holds the phase of a case; the workflow only follows it. Every step returns `{applicationId, attempt,
 * phase, run, correctionDueAt?, publishAt?, closesAt?, payAt?}`, and the hub chooses the next step by the phase. A lost
 * execution can therefore be started again and continues from the current phase. The state holds our ids, the phase and
 * instants, and no personal data. Tasks that wait for staff or the bank have no timeout: deadlines are data in the
 * table, and the sweep watches them.
 */
export class ApplicationWorkflow extends Construct {
  readonly machine: StateMachine;
  private readonly functions: ApplicationWorkflowProps['functions'];
  private readonly park: IChainable;

  constructor(scope: Construct, id: string, props: ApplicationWorkflowProps) {
    super(scope, id);
    this.functions = props.functions;
    this.park = this.parking();

    const hub = new Choice(this, 'Where Does The Case Stand?');
    // Staff or an applicant sent the case on while this run waited, or the sweep took this run for lost.
    hub.when(
      Condition.numberLessThanJsonPath('$$.Execution.Input.run', '$.run'),
      new Succeed(this, 'Taken Over By A Later Run'),
    );
    const whenPhaseIs = (phase: string, next: IChainable) => hub.when(Condition.stringEquals('$.phase', phase), next);
    whenPhaseIs('VERIFYING', this.verification().next(hub));
    whenPhaseIs('MANUAL_VERIFICATION', this.review('Ask For Manual Verification', 'MANUAL_VERIFICATION').next(hub));
    whenPhaseIs(
      'CORRECTION_REQUESTED',
      this.until('Wait For The Correction', '$.correctionDueAt')
        .next(this.step('Let The Correction Lapse', 'lapse-correction'))
        .next(hub),
    );
    whenPhaseIs('FUND_REVIEW', this.review('Ask For Fund Review', 'FUND_REVIEW').next(hub));
    hub.when(
      Condition.and(Condition.stringEquals('$.phase', 'AWAITING_PUBLICATION'), Condition.isPresent('$.publishAt')),
      this.until('Wait For Publication', '$.publishAt')
        .next(this.step('Publish Notice Entry', 'publish-notice-entry'))
        .next(hub),
    );
    whenPhaseIs('AWAITING_PUBLICATION', this.step('Schedule Publication', 'schedule-publication').next(hub));
    whenPhaseIs(
      'PUBLICISED',
      this.until('Wait For The Publicity Period To End', '$.closesAt')
        .next(this.step('Close Notice Entry', 'close-notice-entry'))
        .next(hub),
    );
    whenPhaseIs('OBJECTION_REVIEW', this.review('Ask For Objection Review', 'OBJECTION_REVIEW').next(hub));
    const pay = this.tokenStep('Pay', 'pay', { run: JsonPath.numberAt('$$.Execution.Input.run') });
    whenPhaseIs(
      'PAYING',
      this.until('Wait For The Time To Pay', '$.payAt').next(this.recheckBefore(pay)).next(pay).next(hub),
    );
    for (const [phase, title] of ENDS_OF_RUNS) whenPhaseIs(phase, new Succeed(this, title));
    hub.otherwise(
      new Fail(this, 'Unknown Phase', { error: 'UnknownPhase', cause: 'The workflow has no way on from this phase' }),
    );

    const locate = this.step('Find Where The Case Stands', 'locate-case').addRetry(retryWhileIndexLags);
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: props.name,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(locate.next(hub)),
      // workflow-role.ts names the grants. CDK's own grants would include every version and alias of each function.
      role: workflowRole(
        this,
        'Role',
        workflowFunctions.map((name) => props.functions.named(name)),
      ).withoutPolicyUpdates(),
      logs: { destination: workflowLog(this, 'Log', props), level: LogLevel.ERROR, includeExecutionData: false },
      tracingEnabled: false,
    });
    Validations.of(this.machine).acknowledge(
      {
        id: 'AwsSolutions::AwsSolutions-SF1',
        reason: 'The history of each execution has all events. The log is for errors.',
      },
      {
        id: 'AwsSolutions::AwsSolutions-SF2',
        reason: 'X-Ray is not assumed, because it is not in every partition.',
      },
    );
  }

  private verification(): IChainable & { next: Parallel['next'] } {
    const checks = new Parallel(this, 'Verify Against Registers', { resultPath: JsonPath.DISCARD });
    checks.branch(
      this.check('Check Identity', 'check-identity', 'Identity Register Unanswered'),
      this.check('Check Employment', 'check-employment', 'Employment Register Unanswered'),
      this.check('Check Certificate', 'check-certificate', 'Certificate Registry Unanswered'),
    );
    checks.addCatch(this.park, { errors: ['States.ALL'], resultPath: '$.error' });
    return checks.next(this.step('Record Verification', 'record-verification'));
  }

  /**
   * A register that does not answer for hours must not count against the applicant. The case then continues, and the
   * recorded verification asks staff to verify by hand. A call over the register's ceiling is only put off.
   */
  private check(title: string, name: WorkflowFunction, unanswered: string): IChainable {
    return this.task(title, name, retryWhileOverCeiling)
      .addRetry(retryWhileRegisterSilent)
      .addCatch(new Pass(this, unanswered), { errors: ['RegisterUnansweredError'], resultPath: JsonPath.DISCARD });
  }

  /** A register that says no suspends the case in the step `pay`. A silent one does not hold up the payment. */
  private recheckBefore(pay: TaskStateBase): TaskStateBase {
    const recheck = this.task('Check Again Before Payment', 'recheck-entitlement', retryWhileOverCeiling)
      .addRetry(retryOnceWhileRegisterSilent)
      .addCatch(pay, { errors: ['RegisterUnansweredError'], resultPath: JsonPath.DISCARD });
    return this.parksOnFailure(recheck);
  }

  private review(title: string, kind: string): TaskStateBase {
    return this.tokenStep(title, 'open-review-task', { kind });
  }

  private until(title: string, path: string): Wait {
    return new Wait(this, title, { time: WaitTime.timestampPath(path) });
  }

  /** A step that returns its result at once. If it fails after its retries, the application is parked. */
  private step(title: string, name: WorkflowFunction): TaskStateBase {
    return this.parksOnFailure(this.task(title, name));
  }

  /** `first` are the retries that take precedence over those of every step, for the same error. */
  private task(title: string, name: WorkflowFunction, ...first: readonly RetryProps[]): TaskStateBase {
    const task = new LambdaInvoke(this, title, {
      lambdaFunction: this.functions.named(name),
      payload: TaskInput.fromObject({ applicationId: JsonPath.stringAt('$.applicationId') }),
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
      // Twice the longest timeout of a function that is called this way.
      taskTimeout: Timeout.duration(Duration.seconds(30)),
    });
    for (const retry of [...first, retryWhilePlatformFails, retryOnConflict]) task.addRetry(retry);
    return task;
  }

  /** A step that asks staff or the bank and waits for the answer. The answer carries the state of the case. */
  private tokenStep(
    title: string,
    name: WorkflowFunction,
    asked: Readonly<Record<string, string | number>> = {},
  ): TaskStateBase {
    const task = new LambdaInvoke(this, title, {
      lambdaFunction: this.functions.named(name),
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: TaskInput.fromObject({
        applicationId: JsonPath.stringAt('$.applicationId'),
        ...asked,
        taskToken: JsonPath.taskToken,
      }),
      retryOnServiceExceptions: false,
    });
    return this.parksOnFailure(task.addRetry(retryWhilePlatformFails).addRetry(retryOnConflict));
  }

  private parksOnFailure(task: TaskStateBase): TaskStateBase {
    return task.addCatch(this.park, { errors: ['States.ALL'], resultPath: '$.error' });
  }

  /** Passes on only the name of the error. Its cause is free text and could hold personal data. */
  private parking(): IChainable {
    const park = new LambdaInvoke(this, 'Park Application', {
      lambdaFunction: this.functions.named('park-application'),
      payload: TaskInput.fromObject({
        applicationId: JsonPath.stringAt('$.applicationId'),
        error: JsonPath.stringAt('$.error.Error'),
      }),
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
      taskTimeout: Timeout.duration(Duration.seconds(30)),
    });
    const parked = new Fail(this, 'Parked', {
      error: 'Parked',
      cause: 'A step failed after its retries: see the case file',
    });
    return park.addRetry(retryWhilePlatformFails).addRetry(retryOnConflict).next(parked);
  }
}
