import { describe, expect, test } from 'vitest';
import { buildApp } from '../../../infra/build-app.ts';
import { functionDefinitions } from '../../../infra/functions/function-definitions.ts';
import { stageNamed } from '../../../infra/stages.ts';
import { ENVIRONMENT_NAMES } from '../../../shared/contracts/environment.ts';
import { routes } from '../../../shared/contracts/routes.ts';
import { functionNamed, resourcesOf, synthesisedStack } from '../synthesised-stack.ts';

const template = synthesisedStack();
const functions = resourcesOf(template, 'AWS::Lambda::Function');
const roles = resourcesOf(template, 'AWS::IAM::Role');
const logGroups = resourcesOf(template, 'AWS::Logs::LogGroup');

function environmentOf(name: string): Readonly<Record<string, unknown>> {
  return Object(functionNamed(template, name)[1].Properties.Environment).Variables;
}

describe('every function', () => {
  test('has a definition, and every definition has a function', () => {
    const names = [...functions.values()].map(({ Properties }) => String(Properties.FunctionName));
    expect(names.sort()).toEqual(
      Object.keys(functionDefinitions)
        .map((name) => `subsidy-production-${name}`)
        .sort(),
    );
  });

  test.each(Object.keys(functionDefinitions))('%s runs on arm64 and nodejs24.x', (name) => {
    expect(functionNamed(template, name)[1].Properties).toMatchObject({
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
    });
  });

  test('writes JSON to the one log group of the functions', () => {
    const configurations = [...functions.values()].map(({ Properties }) => Object(Properties.LoggingConfig));
    expect(new Set(configurations.map(({ LogFormat }) => LogFormat))).toEqual(new Set(['JSON']));
    expect(new Set(configurations.map(({ LogGroup }) => LogGroup.Ref)).size).toBe(1);
  });

  test('lets Lambda report the duration, the memory and the cold start of each call', () => {
    const configurations = [...functions.values()].map(({ Properties }) => Object(Properties.LoggingConfig));
    expect(new Set(configurations.map(({ SystemLogLevel }) => SystemLogLevel))).toEqual(new Set(['INFO']));
  });

  test('that answers requests shares its role with those that may do exactly the same, every other one has its own', () => {
    const roleOf = (name: string) => String(Object(functionNamed(template, name)[1].Properties.Role)['Fn::GetAtt'][0]);
    const answering = new Set<string>(Object.values(routes).map((route) => route.function.split('/')[1] ?? ''));
    const names = Object.keys(functionDefinitions);
    const shared = names.filter((name) => answering.has(name)).map(roleOf);
    const own = names.filter((name) => !answering.has(name)).map(roleOf);
    expect(new Set(own).size).toBe(own.length);
    expect(own.filter((role) => shared.includes(role))).toEqual([]);
    const grants = [...new Set(shared)].map((role) => JSON.stringify(roles.get(role)?.Properties.Policies));
    expect(new Set(grants).size).toBe(grants.length);
    // What a stream or a queue adds to a role would go to all who share it.
    const addedTo = [...resourcesOf(template, 'AWS::IAM::Policy').values()].flatMap(
      ({ Properties }) => Properties.Roles,
    );
    expect(shared.filter((role) => JSON.stringify(addedTo).includes(`"${role}"`))).toEqual([]);
  });

  test.each(Object.keys(functionDefinitions))(
    '%s gets only environment variables that environment.ts names',
    (name) => {
      expect(ENVIRONMENT_NAMES).toEqual(expect.arrayContaining(Object.keys(environmentOf(name))));
    },
  );

  test.each(Object.entries(functionDefinitions))(
    '%s gets the address of no table, workflow or secret that it may not use',
    (name, definition) => {
      const told = Object.keys(environmentOf(name));
      expect(told.includes('TABLE_NAME')).toBe('table' in definition || 'indexes' in definition);
      expect(told.includes('WORKFLOW_ARN')).toBe('workflow' in definition);
      expect(told.includes('INTEGRATION_SECRET_ARN')).toBe('calls' in definition || 'checksSignatures' in definition);
      expect(told.includes('TOKEN_ISSUER')).toBe('checksTokens' in definition || 'tellsSignIn' in definition);
      expect(told.includes('CITIZEN_CLIENT_ID')).toBe('tellsSignIn' in definition);
      expect(told.includes('PAGE_MARK_KEY')).toBe('answersInPages' in definition);
      expect(told.includes('PERSON_KEY')).toBe('recognisesPeople' in definition);
    },
  );

  test.each(Object.values(routes).map((route) => [route.function.split('/')[1] ?? '', route] as const))(
    '%s gets the key of the page marks exactly where its route has a next',
    (name, route) => {
      const isPaged = 'query' in route && 'next' in route.query.shape;
      expect(Object.keys(environmentOf(name)).includes('PAGE_MARK_KEY')).toBe(isPaged);
    },
  );

  test('gets the key of the security log exactly where it can refuse a request', () => {
    const withKey = Object.keys(functionDefinitions).filter((name) => 'SECURITY_LOG_KEY' in environmentOf(name));
    const ofRoutes = Object.values(routes).map((route) => route.function.split('/')[1]);
    expect(withKey.sort()).toEqual([...ofRoutes, 'authorize-request'].sort());
  });

  test.each([
    ['authorize-request', 'SECURITY_LOG_KEY'],
    ['list-tasks', 'PAGE_MARK_KEY'],
    ['decide-task', 'PERSON_KEY'],
  ])('%s gets %s as a reference: the template holds no key', (name, variable) => {
    expect(JSON.stringify(environmentOf(name)[variable])).toMatch(/\{\{resolve:secretsmanager:.*:SecretString:::\}\}/);
  });

  test('that calls an external system has time for the slowest call that PortTimeoutMilliseconds allows', () => {
    const slowestMilliseconds = Number(template.toJSON().Parameters.PortTimeoutMilliseconds.MaxValue);
    for (const [name, definition] of Object.entries(functionDefinitions)) {
      if (!('calls' in definition)) continue;
      expect(Number(functionNamed(template, name)[1].Properties.Timeout) * 1000).toBeGreaterThan(slowestMilliseconds);
    }
  });
});

describe('the calls to a register', () => {
  const checks = [
    ['check-identity', 'identity'],
    ['check-employment', 'employment'],
    ['check-certificate', 'certificate'],
    ['admit-objection', 'objector'],
    ['recheck-entitlement', 'recheck'],
  ] as const;

  test.each(checks)('by %s have the ceiling of the stage as reserved concurrency', (name, register) => {
    const ceiling = stageNamed('production').registerCalls[register];
    expect(ceiling).toBeGreaterThan(0);
    expect(functionNamed(template, name)[1].Properties.ReservedConcurrentExecutions).toBe(ceiling);
  });

  test('by the checks, the re-check and for objectors are together the 20 that integrations.md promises', () => {
    const { identity, objector, certificate, employment, recheck } = stageNamed('production').registerCalls;
    expect([identity + objector + recheck, certificate + recheck, employment]).toEqual([20, 20, 20]);
  });

  test('have the only reserved concurrency: it is taken from what all other functions of the account share', () => {
    const reserved = [...functions.values()].filter(
      ({ Properties }) => Properties.ReservedConcurrentExecutions !== undefined,
    );
    expect(reserved).toHaveLength(checks.length);
  });
});

test('every log group is encrypted with a rotated key and has a retention period', () => {
  // Of the functions, the workflow, the requests and the firewall.
  expect(logGroups.size).toBe(4);
  for (const { Properties } of logGroups.values()) {
    const key = template.findResources('AWS::KMS::Key')[Object(Properties.KmsKeyId)['Fn::GetAtt'][0]];
    expect(key?.Properties.EnableKeyRotation).toBe(true);
    expect(Properties.RetentionInDays).toBeGreaterThan(0);
  }
});

test('a function without a handler file stops the synthesis, and the message says which file is missing', () => {
  const allButOne = Object.keys(functionDefinitions)
    .filter((name) => name !== 'pay')
    .map((name): [string, string] => [name, import.meta.dirname]);
  expect(() => buildApp({ bundles: new Map(allButOne) })).toThrow('functions/payout/pay.handler.ts');
});
