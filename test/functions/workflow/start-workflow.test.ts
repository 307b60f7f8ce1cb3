import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { auditEventHandler } from '../../../functions/runtime/stream-handler.ts';
import { startWorkflow } from '../../../functions/workflow/start-workflow.ts';
import { workflow } from '../../../functions/workflow/workflow.ts';
import type { AuditEvent } from '../../../shared/domain/audit-event.ts';
import { ApplicationNotFoundError } from '../../../shared/domain/errors.ts';
import { isBeginOfRun } from '../../../shared/domain/runs.ts';
import { TRANSITIONS } from '../../../shared/domain/transitions.ts';
import { eventKey } from '../../../shared/table/keys.ts';
import { anApplication } from '../../support/applications.ts';
import { aWorkflow } from '../../support/doubles.ts';
import { aContext } from '../../support/gateway-events.ts';
import { aPerson } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aStreamEvent } from '../../support/stream-events.ts';

const ARN = 'arn:aws:states:eu-west-1:111111111111:stateMachine:subsidy-applications';
const submitted = (applicationId = 'CASE000000000001') => anApplication({ applicationId }).event;

type Row = (typeof TRANSITIONS)[number];
const beginsARun = ({ from, event }: Row) => isBeginOfRun({ event, before: from });
const LATER_ROWS = TRANSITIONS.filter(({ from }) => from !== null);
const eventOf = ({ from, event, to }: Row): AuditEvent => ({ ...submitted(), event, before: from, after: to });

/** The index lags: it does not show a case that has just begun. */
const notYetShown = {
  byId: async (): Promise<never> => {
    throw new ApplicationNotFoundError('not yet');
  },
};

describe('an audit event', () => {
  test('of a submission starts the first run of its case', async () => {
    const fake = aWorkflow();
    await startWorkflow(submitted(), { applications: notYetShown, workflow: fake });
    expect(fake.started).toEqual(['CASE000000000001-1']);
  });

  test('with which a case is admitted starts its first run', async () => {
    const fake = aWorkflow();
    const admitted = { ...submitted(), event: 'ADMITTED', after: 'FUND_REVIEW' } as const;
    await startWorkflow(admitted, { applications: notYetShown, workflow: fake });
    expect(fake.started).toEqual(['CASE000000000001-1']);
  });

  test.each(LATER_ROWS.filter(beginsARun))('$event in $from by $who starts the run it counted', async (row) => {
    const fake = aWorkflow();
    const application = { ...anApplication({ applicationId: 'CASE000000000001' }).application, workflowRun: 3 };
    const applications = { byId: async () => application };
    await startWorkflow(eventOf(row), { applications, workflow: fake });
    expect(fake.started).toEqual(['CASE000000000001-3']);
  });

  test.each(TRANSITIONS.filter((row) => !beginsARun(row)))('$event in $from by $who starts nothing', async (row) => {
    const fake = aWorkflow();
    await startWorkflow(eventOf(row), { applications: notYetShown, workflow: fake });
    expect(fake.started).toEqual([]);
  });
});

test('a run begins with a case, a correction, a lifted suspension, a confirmed payee, and an objection that stops a payment', () => {
  expect(TRANSITIONS.filter(beginsARun).map(({ from, event }) => `${from} ${event}`)).toEqual([
    // By the applicant, or by staff at the counter.
    'null SUBMITTED',
    'null SUBMITTED',
    'null ADMITTED',
    'null ADMITTED',
    'CORRECTION_REQUESTED CORRECTED',
    'PAYING OBJECTION_FILED',
    'SUSPENDED SUSPENSION_LIFTED',
    'SUSPENDED SUSPENSION_LIFTED',
    'PAYMENT_RETURNED PAYMENT_CONFIRMED',
  ]);
});

describe('a stream record', () => {
  const sfn = mockClient(SFNClient);
  beforeEach(() => {
    sfn.reset();
    vi.stubEnv('AWS_REGION', 'eu-west-1');
  });

  /** Delivers audit events to the function as the table's stream does. */
  function deliver(...events: readonly AuditEvent[]) {
    const items = events.map((event) => ({
      ...eventKey(aPerson(1).idNumber, event.applicationId, event.sequence),
      ...event,
    }));
    onTestFinished(() => void vi.unstubAllEnvs());
    const deps = { applications: notYetShown, workflow: workflow(ARN) };
    const handler = auditEventHandler((event) => startWorkflow(event, deps));
    return handler(aStreamEvent(...items), aContext());
  }
  const inputs = () => sfn.commandCalls(StartExecutionCommand).map(({ args }) => args[0].input);

  test('starts an execution named after case and run, whose input is these two', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    expect(await deliver(submitted())).toEqual({ batchItemFailures: [] });
    expect(inputs()).toEqual([
      { stateMachineArn: ARN, name: 'CASE000000000001-1', input: '{"applicationId":"CASE000000000001","run":1}' },
    ]);
  });

  test('delivered twice names the same execution, and is no error when it already exists', async () => {
    sfn
      .on(StartExecutionCommand)
      .resolvesOnce({})
      .rejects(new ExecutionAlreadyExists({ message: 'exists', $metadata: {} }));
    expect(await deliver(submitted())).toEqual({ batchItemFailures: [] });
    expect(await deliver(submitted())).toEqual({ batchItemFailures: [] });
    expect(inputs().map((input) => input.name)).toEqual(['CASE000000000001-1', 'CASE000000000001-1']);
  });

  test('that fails is reported, and the records after it wait until it is delivered again', async () => {
    const lines = printedLines();
    sfn
      .on(StartExecutionCommand)
      .resolvesOnce({})
      .rejects(new Error(`quota of ${aPerson(1).name}`));
    const events = ['CASE000000000001', 'CASE000000000002', 'CASE000000000003'].map(submitted);
    expect(await deliver(...events)).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(inputs()).toHaveLength(2);
    expect(lines.join()).toContain('stream record failed');
    expect(lines.join()).not.toContain(aPerson(1).name);
  });
});
