import { describe, expect, test } from 'vitest';
import { functionDefinitions } from '../../../infra/functions/function-definitions.ts';
import { functionNamed, type Resource, resourcesOf, synthesisedStack } from '../synthesised-stack.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

const template = synthesisedStack();
const roles = resourcesOf(template, 'AWS::IAM::Role');
const policies = resourcesOf(template, 'AWS::IAM::Policy');

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

function statementsOf(document: unknown): readonly Statement[] {
  return Object(document).Statement ?? [];
}

function actionsOf({ Action }: Statement): readonly string[] {
  return typeof Action === 'string' ? [Action] : Action;
}

function resourcesIn({ Resource }: Statement): readonly unknown[] {
  return Array.isArray(Resource) ? Resource : [Resource];
}

function grantsOfRole(roleId: string): readonly Statement[] {
  const inline: readonly Resource['Properties'][] = Object(roles.get(roleId)?.Properties.Policies ?? []);
  const attached = [...policies.values()].filter(({ Properties }) =>
    JSON.stringify(Properties.Roles).includes(`"${roleId}"`),
  );
  return [
    ...inline.flatMap(({ PolicyDocument }) => statementsOf(PolicyDocument)),
    ...attached.flatMap(({ Properties }) => statementsOf(Properties.PolicyDocument)),
  ];
}

function grantsOf(name: string): readonly Statement[] {
  return grantsOfRole(Object(functionNamed(template, name)[1].Properties.Role)['Fn::GetAtt'][0]);
}

function namesAllowed(action: string): readonly string[] {
  return Object.keys(functionDefinitions)
    .filter((name) => grantsOf(name).some((statement) => actionsOf(statement).includes(action)))
    .sort();
}

const everyGrant = [...roles.keys()].flatMap(grantsOfRole);

describe('every grant', () => {
  test('names its actions without a wildcard', () => {
    expect(everyGrant.flatMap(actionsOf).filter((action) => action.includes('*'))).toEqual([]);
  });

  test('names its resources where the action supports resource-level permissions', () => {
    const toEverything = everyGrant.filter((statement) => resourcesIn(statement).includes('*'));
    expect(toEverything.flatMap(actionsOf).filter((action) => !withoutResourceLevel.includes(action))).toEqual([]);
  });

  test('with a wildcard in a resource is for the executions of our own workflow', () => {
    const partial = everyGrant.filter((statement) => JSON.stringify(statement.Resource).match(/[^"]\*|\*[^"]/));
    expect(new Set(partial.flatMap(actionsOf))).toEqual(new Set(['states:DescribeExecution']));
    expect(JSON.stringify(partial)).toContain(':execution:subsidy-production-applications:*');
  });

  test('comes from a policy of the stack', () => {
    const managed = [...roles.values()].filter(({ Properties }) => Properties.ManagedPolicyArns);
    expect(managed).toEqual([]);
  });
});

describe('on the table', () => {
  test('no role may scan, and only a correction may move a case, which deletes its item under the key before', () => {
    const actions = everyGrant.flatMap(actionsOf);
    const dangerous = actions.filter((action) => /^dynamodb:(Scan|Delete|BatchWrite|Partiql)/i.test(action));
    expect(dangerous).toEqual(['dynamodb:DeleteItem']);
    expect(namesAllowed('dynamodb:DeleteItem')).toEqual(['correct-application']);
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
      'open-review-task',
      'pay',
      'record-payment-result',
      'suspend-application',
      'sweep-open-applications',
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
  const invocations = everyGrant.filter((statement) => actionsOf(statement).includes('lambda:InvokeFunction'));
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
