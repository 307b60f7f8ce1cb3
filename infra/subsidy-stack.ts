import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { portalRoutes } from '../shared/contracts/portal-pages.ts';
import { routes } from '../shared/contracts/routes.ts';
import { MOST_COUNTED_AT_ONCE, STREAM_EVENTS } from '../shared/contracts/stream-events.ts';
import { ApplicationTable } from './constructs/application-table.ts';
import { CaseFunctions } from './constructs/case-functions.ts';
import { EncryptionKeys } from './constructs/encryption-keys.ts';
import { ExportBucket } from './constructs/export-bucket.ts';
import { HttpApi } from './constructs/http-api.ts';
import { IntegrationSettings } from './constructs/integration-settings.ts';
import { OperatorAlarms } from './constructs/operator-alarms.ts';
import { pageMarkKey } from './constructs/page-mark-key.ts';
import { personKey } from './constructs/person-key.ts';
import { QueueConsumer } from './constructs/queue-consumer.ts';
import { RefusalSurges } from './constructs/refusal-surges.ts';
import { RetentionSchedule } from './constructs/retention-schedule.ts';
import { securityLogKey } from './constructs/security-log-key.ts';
import { StreamConsumer, WRITTEN_CASES } from './constructs/stream-consumer.ts';
import { SweepSchedule } from './constructs/sweep-schedule.ts';
import { WebAcl } from './constructs/web-acl.ts';
import { WorkQueue } from './constructs/work-queue.ts';
import { workflowAddress } from './constructs/workflow-address.ts';
import type { StageSettings } from './stages.ts';
import { ApplicationWorkflow } from './workflows/application-workflow.ts';

interface SubsidyStackProps {
  readonly stage: StageSettings;
  /** The folder of each function's bundle, by function name. */
  readonly bundles: ReadonlyMap<string, string>;
}

/** The whole service in one account and one region of any AWS partition. */
export class SubsidyStack extends Stack {
  constructor(scope: Construct, id: string, { stage, bundles }: SubsidyStackProps) {
    super(scope, id, { description: 'Vocational training subsidy, from application to payment' });
    const metricsNamespace = `Subsidy/${stage.name}`;

    const keys = new EncryptionKeys(this, 'Keys', { stage });
    const { table } = new ApplicationTable(this, 'Applications', { stage, key: keys.personalData });
    const integrations = new IntegrationSettings(this, 'Integrations', { stage, key: keys.personalData });
    const workflow = workflowAddress(this);
    const messages = new WorkQueue(this, 'Messages', { key: keys.operations });
    const results = new WorkQueue(this, 'Results', { key: keys.operations });
    const exports = new WorkQueue(this, 'Exports', { key: keys.operations });
    const { bucket: exportBucket } = new ExportBucket(this, 'ExportFiles', { stage, key: keys.personalData });

    const functions = new CaseFunctions(this, 'Functions', {
      bundles,
      surroundings: {
        stage,
        table,
        personalDataKey: keys.personalData,
        operationsKey: keys.operations,
        integrations,
        workflow,
        messageQueue: messages.queue,
        resultsQueue: results.queue,
        exportQueue: exports.queue,
        exportBucket,
        metricsNamespace,
        pageMarkKey: pageMarkKey(this, { stage, key: keys.personalData }),
        personKey: personKey(this, { stage, key: keys.personalData }),
        securityLogKey: securityLogKey(this, { stage, key: keys.personalData }),
      },
    });
    const { machine } = new ApplicationWorkflow(this, 'Workflow', {
      stage,
      functions,
      logKey: keys.operations,
      name: workflow.name,
    });

    const streamOf = { table, personalDataKey: keys.personalData, operationsKey: keys.operations };
    const runs = new StreamConsumer(this, 'Runs', {
      ...streamOf,
      consumer: functions.named('start-workflow'),
      events: STREAM_EVENTS['start-workflow'],
    });
    const objections = new StreamConsumer(this, 'Objections', {
      ...streamOf,
      consumer: functions.named('admit-objection'),
      events: STREAM_EVENTS['admit-objection'],
    });
    const marks = new StreamConsumer(this, 'Marks', {
      ...streamOf,
      consumer: functions.named('mark-case'),
      events: STREAM_EVENTS['mark-case'],
    });
    const counting = new StreamConsumer(this, 'Counting', {
      ...streamOf,
      consumer: functions.named('count-cases'),
      pattern: WRITTEN_CASES,
      batchSize: MOST_COUNTED_AT_ONCE,
    });
    const news = new StreamConsumer(this, 'News', { ...streamOf, consumer: functions.named('queue-messages') });
    new QueueConsumer(this, 'Sending', { queue: messages.queue, consumer: functions.named('send-message') });
    // A part has 500 payments, so the function takes one at a time.
    const taking = { queue: results.queue, consumer: functions.named('take-part'), batchSize: 1 };
    new QueueConsumer(this, 'Taking', taking);
    // A message may take all the time that the function has.
    const exporting = { queue: exports.queue, consumer: functions.named('write-export'), batchSize: 1 };
    new QueueConsumer(this, 'Exporting', exporting);
    const sweep = functions.named('sweep-open-applications');
    const schedule = new SweepSchedule(this, 'Sweep', { sweep, operationsKey: keys.operations });

    const retention = new RetentionSchedule(this, 'Retention', {
      drawUp: functions.named('draw-up-plan'),
      remove: functions.named('remove-content'),
      operationsKey: keys.operations,
    });

    const contract = { stage, routes: Object.values(routes), logKey: keys.operations };
    const everyRoute = [...contract.routes, ...portalRoutes];
    const { api, accessLog } = new HttpApi(this, 'Http', { ...contract, routes: everyRoute, functions });
    new WebAcl(this, 'Firewall', { ...contract, apiStage: api.deploymentStage });

    const refusals = new RefusalSurges(this, 'Refusals', {
      accessLog,
      metricsNamespace,
      limits: stage.refusalsPerFiveMinutes,
    });
    const alarms = new OperatorAlarms(this, 'Alarms', {
      key: keys.operations,
      metricsNamespace,
      machine,
      api,
      sweep,
      surges: refusals.surges,
      deadLetters: {
        WorkflowNotStarted: runs.deadLetters,
        MessageNotQueued: news.deadLetters,
        MessageNotSent: messages.deadLetters,
        ResultsNotTaken: results.deadLetters,
        ExportNotWritten: exports.deadLetters,
        ObjectorNotChecked: objections.deadLetters,
        CaseNotMarked: marks.deadLetters,
        CaseNotCounted: counting.deadLetters,
        SweepNotStarted: schedule.deadLetters,
        RetentionNotStarted: retention.deadLetters,
      },
    });

    new CfnOutput(this, 'TableName', { value: table.tableName });
    new CfnOutput(this, 'ExportBucketName', { value: exportBucket.bucketName });
    new CfnOutput(this, 'AccessLogName', { value: accessLog.logGroupName });
    new CfnOutput(this, 'IntegrationKeysArn', { value: integrations.secretArn });
    new CfnOutput(this, 'AlarmTopicArn', { value: alarms.topic.topicArn });
  }
}
