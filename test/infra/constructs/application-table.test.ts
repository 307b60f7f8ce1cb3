import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { describe, expect, test } from 'vitest';
import { ApplicationTable } from '../../../infra/constructs/application-table.ts';
import { stageNamed } from '../../../infra/stages.ts';
import { tableIndexes } from '../../../infra/table-indexes.ts';
import {
  applicationIndexKey,
  caseloadIndexKeys,
  INDEXES,
  nextDueIndexKey,
  noticeIndexKey,
  taskIndexKeys,
} from '../../../shared/table/keys.ts';
import { onlyResourceOf, synthesisedStack } from '../synthesised-stack.ts';

const template = synthesisedStack();
const table = onlyResourceOf(template, 'AWS::DynamoDB::Table');

describe('the table', () => {
  test('can be restored to any point in time of the last weeks', () => {
    expect(table.Properties.PointInTimeRecoverySpecification).toMatchObject({ PointInTimeRecoveryEnabled: true });
  });

  test('is encrypted with a customer-managed key that is rotated and kept', () => {
    const { SSESpecification: encryption } = table.Properties;
    expect(encryption).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
    const keyId = Object(encryption).KMSMasterKeyId['Fn::GetAtt'][0];
    expect(template.findResources('AWS::KMS::Key')[keyId]).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { EnableKeyRotation: true },
    });
  });

  test('is protected from deletion and outlives its stack', () => {
    expect(table.Properties.DeletionProtectionEnabled).toBe(true);
    expect(table.DeletionPolicy).toBe('RetainExceptOnCreate');
  });

  test('streams the old and the new image of an item', () => {
    expect(table.Properties.StreamSpecification).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
  });

  test('deletes records after the second in their attribute expiresAtSeconds', () => {
    expect(table.Properties.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAtSeconds', Enabled: true });
  });

  test('is billed per request', () => {
    expect(table.Properties.BillingMode).toBe('PAY_PER_REQUEST');
  });
});

describe('the indexes', () => {
  test('are the ones that the stores query', () => {
    expect(Object.keys(tableIndexes).sort()).toEqual(Object.values(INDEXES).sort());
  });

  const taskKeys = taskIndexKeys({ agency: '210202', kind: 'FUND_REVIEW', status: 'OPEN', dueAt: '', taskId: 'T1' });
  const caseloadKeys = caseloadIndexKeys('210202', 'VERIFYING', '2021-06-17T01:00:00.000Z', 'A1');

  test.each(
    Object.entries({
      byApplication: applicationIndexKey('A1'),
      tasks: { taskPk: taskKeys.taskPk, taskSk: taskKeys.taskSk },
      tasksByKind: { taskKindPk: taskKeys.taskKindPk, taskSk: taskKeys.taskSk },
      notices: noticeIndexKey('210202-20210617', 1),
      nextDue: nextDueIndexKey('A1', '2021-06-17T01:00:00.000Z'),
      caseload: { caseloadPk: caseloadKeys.caseloadPk, caseloadSk: caseloadKeys.caseloadSk },
      caseloadByPhase: { caseloadPhasePk: caseloadKeys.caseloadPhasePk, caseloadSk: caseloadKeys.caseloadSk },
    }),
  )('%s has the key attributes that the stores write', (IndexName, key) => {
    const [partitionKey, sortKey] = Object.keys(key);
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      GlobalSecondaryIndexes: Match.arrayWith([
        Match.objectLike({
          IndexName,
          KeySchema: [
            { AttributeName: partitionKey, KeyType: 'HASH' },
            { AttributeName: sortKey, KeyType: 'RANGE' },
          ],
        }),
      ]),
    });
  });

  test('show no name, ID number, phone or account', () => {
    const shown: readonly string[] = Object.values(tableIndexes).flatMap(({ shows }) => [...shows]);
    expect(shown.filter((attribute) => /^(name|applicant|idNumber|phone|payee|account)/i.test(attribute))).toEqual([]);
  });
});

test('a restored table replaces the one of the stack for every function, stream and grant', () => {
  const app = new App();
  const stack = new Stack(app, 'restored');
  const { table: restored } = new ApplicationTable(stack, 'Applications', {
    stage: {
      ...stageNamed('production'),
      restoredTable: { name: 'subsidy-restored', streamLabel: '2026-11-24T00:00:00.000' },
    },
    key: new Key(stack, 'Key'),
  });
  expect(stack.resolve(restored.tableName)).toBe('subsidy-restored');
  expect(JSON.stringify(stack.resolve(restored.tableStreamArn))).toContain(
    ':table/subsidy-restored/stream/2026-11-24T00:00:00.000',
  );
  expect(onlyResourceOf(Template.fromStack(stack), 'AWS::DynamoDB::Table').DeletionPolicy).toBe('RetainExceptOnCreate');
});

test('a rehearsal stack can be deleted with all its data', () => {
  const rehearsed = onlyResourceOf(synthesisedStack('rehearsal'), 'AWS::DynamoDB::Table');
  expect(rehearsed.DeletionPolicy).toBe('Delete');
  expect(rehearsed.Properties.DeletionProtectionEnabled).toBe(false);
});
