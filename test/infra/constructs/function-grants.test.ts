import { describe, expect, test } from 'vitest';
import { functionDefinitions } from '../../../infra/functions/function-definitions.ts';
import { actionsOf, grantsOf, grantsOfRole, namesAllowed, resourcesIn, roles, template } from '../stack-grants.ts';
import { resourcesOf } from '../synthesised-stack.ts';

/** Actions that do not support resource-level permissions. */
const withoutResourceLevel = [
  'dynamodb:ListStreams',
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];

const everyGrant = [...roles.keys()].flatMap(grantsOfRole);

describe('every grant', () => {
  test('names its actions without a wildcard', () => {
    expect(everyGrant.flatMap(actionsOf).filter((action) => action.includes('*'))).toEqual([]);
  });

  test('names its resources where the action supports resource-level permissions', () => {
    const toEverything = everyGrant.filter((statement) => resourcesIn(statement).includes('*'));
    expect(toEverything.flatMap(actionsOf).filter((action) => !withoutResourceLevel.includes(action))).toEqual([]);
  });

  test('with a wildcard in a resource is for the executions of our own workflow, or the files of exports', () => {
    const partial = everyGrant.filter((statement) => JSON.stringify(statement.Resource).match(/[^"]\*|\*[^"]/));
    expect(new Set(partial.flatMap(actionsOf))).toEqual(
      new Set(['states:DescribeExecution', 's3:GetObject', 's3:PutObject']),
    );
    expect(JSON.stringify(partial)).toContain(':execution:subsidy-production-applications:*');
  });

  test('comes from a policy of the stack', () => {
    const managed = [...roles.values()].filter(({ Properties }) => Properties.ManagedPolicyArns);
    expect(managed).toEqual([]);
  });
});

describe('on the table', () => {
  // A correction moves a case, which deletes its item under the key before. The others end a wait: for the money of a
  // budget, or for a batch; and one removes what cases say of people when its time is over.
  test('no role may scan, and few may delete', () => {
    const actions = everyGrant.flatMap(actionsOf);
    const dangerous = actions.filter((action) => /^dynamodb:(Scan|Delete|BatchWrite|Partiql)/i.test(action));
    expect(new Set(dangerous)).toEqual(new Set(['dynamodb:DeleteItem']));
    expect(namesAllowed('dynamodb:DeleteItem')).toEqual([
      'break-up-batch',
      'correct-application',
      'draw-up-batch',
      'key-objection',
      'pay',
      'record-death',
      'remove-content',
      'suspend-application',
      'sweep-open-applications',
    ]);
  });

  test('an index may only be queried', () => {
    const onIndexes = everyGrant.filter((statement) => JSON.stringify(statement.Resource).includes('/index/'));
    expect(new Set(onIndexes.flatMap(actionsOf))).toEqual(new Set(['dynamodb:Query']));
  });

  test.each([
    'check-eligibility',
    'list-applications',
    'list-notices',
    'list-own-applications',
    'list-refusals',
    'list-tasks',
    'locate-case',
    'queue-messages',
    'read-certificate-review',
    'read-notice',
    'read-objection',
    'read-own-application',
    'read-refusal',
    'send-message',
  ])('%s may not write', (name) => {
    const actions = grantsOf(name).flatMap(actionsOf);
    expect(
      actions.filter(
        (action) =>
          /^dynamodb:(Put|Update)|^kms:(Encrypt|ReEncrypt|Generate)/.test(action) && !isKeyOfQueue(name, action),
      ),
    ).toEqual([]);
  });

  // They put a record of the reading.
  test.each(['list-accesses', 'list-case-events', 'read-case-file', 'read-task'])(
    '%s may put, but not update',
    (name) => {
      const actions = grantsOf(name).flatMap(actionsOf);
      expect(actions.filter((action) => /^dynamodb:(Put|Update)/.test(action))).toEqual(['dynamodb:PutItem']);
    },
  );

  test.each(['authorize-request', 'list-agencies', 'list-occupations', 'list-policies'])(
    '%s has no access at all',
    (name) => {
      expect(
        grantsOf(name)
          .flatMap(actionsOf)
          .filter((action) => !action.startsWith('logs:')),
      ).toEqual([]);
    },
  );
});

/** A function that sends to an encrypted queue needs a data key of the operations key. */
function isKeyOfQueue(name: string, action: string): boolean {
  return name === 'queue-messages' && action === 'kms:GenerateDataKey';
}

describe('on the workflow', () => {
  test('only the stream consumer and the sweep start it', () => {
    expect(namesAllowed('states:StartExecution')).toEqual(['start-workflow', 'sweep-open-applications']);
  });

  test('only functions that learn the new phase of a case answer it', () => {
    expect(namesAllowed('states:SendTaskSuccess')).toEqual([
      'decide-task',
      'key-objection',
      'open-review-task',
      'pay',
      'record-death',
      'record-payment-result',
      'suspend-application',
      'sweep-open-applications',
      'take-part',
      'take-results',
      'withdraw-application',
    ]);
  });

  test('no role may stop or change it', () => {
    const actions = everyGrant.flatMap(actionsOf).filter((action) => action.startsWith('states:'));
    expect(actions.filter((action) => /Stop|Delete|Update|Create|Redrive/.test(action))).toEqual([]);
  });
});

describe('on the queue of messages', () => {
  const [queueId] =
    [...resourcesOf(template, 'AWS::SQS::Queue')].find(([, { Properties }]) => Properties.RedrivePolicy) ?? [];
  const onQueue = (name: string) =>
    grantsOf(name)
      .filter((statement) => JSON.stringify(statement.Resource).includes(`"${queueId}"`))
      .flatMap(actionsOf);

  test('queue-messages may add, send-message may receive, and nobody else anything', () => {
    expect(onQueue('queue-messages')).toEqual(['sqs:SendMessage']);
    expect(onQueue('send-message')).toEqual([
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:ReceiveMessage',
    ]);
    const others = Object.keys(functionDefinitions).filter(
      (name) => !['queue-messages', 'send-message'].includes(name),
    );
    expect(others.flatMap(onQueue)).toEqual([]);
  });
});

test('only functions that call an external system, or that the bank calls, read the integration keys', () => {
  expect(namesAllowed('secretsmanager:GetSecretValue')).toEqual([
    'admit-objection',
    'check-certificate',
    'check-employment',
    'check-identity',
    'pay',
    'recheck-entitlement',
    'record-payment-result',
    'request-phone-code',
    'send-message',
    'sweep-open-applications',
  ]);
});

test('the state machine may call its thirteen steps, and no version, alias or other function', () => {
  const [[, machine] = []] = [...resourcesOf(template, 'AWS::StepFunctions::StateMachine')];
  const ofMachine = grantsOfRole(Object(machine?.Properties.RoleArn)['Fn::GetAtt'][0]);
  const invocations = ofMachine.filter((statement) => actionsOf(statement).includes('lambda:InvokeFunction'));
  expect(invocations).toHaveLength(1);
  const targets = invocations.flatMap(resourcesIn);
  expect(targets).toHaveLength(13);
  expect(targets.every((target) => Object(target)['Fn::GetAtt'])).toBe(true);
});

test('no AWS service may use the key of the personal data directly', () => {
  const [tableKey] = [...resourcesOf(template, 'AWS::DynamoDB::Table').values()].map(
    ({ Properties }) => Object(Properties.SSESpecification).KMSMasterKeyId['Fn::GetAtt'][0],
  );
  const { KeyPolicy } = Object(template.findResources('AWS::KMS::Key')[tableKey]).Properties;
  expect(JSON.stringify(KeyPolicy)).not.toContain('Service');
});

describe('on the files of exports', () => {
  test('one function makes them, another hands them out, and none deletes or lists them', () => {
    expect(namesAllowed('s3:PutObject')).toEqual(['write-export']);
    expect(namesAllowed('s3:GetObject')).toEqual(['read-export', 'write-export']);
    const actions = everyGrant.flatMap(actionsOf).filter((action) => action.startsWith('s3:'));
    expect(new Set(actions)).toEqual(new Set(['s3:GetObject', 's3:PutObject']));
  });
});
