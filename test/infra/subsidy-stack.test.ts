import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildApp } from '../../infra/build-app.ts';
import { stages } from '../../infra/stages.ts';
import { appWithEmptyBundles, type Resource, resourcesOf, synthesisedStack } from './synthesised-stack.ts';

const template = synthesisedStack();
const text = JSON.stringify(template.toJSON());

describe('the template', () => {
  test('names no partition', () => {
    expect(text).not.toMatch(/arn:aws(-cn)?:/);
  });

  test('uses the suffix of a partition only in service principals that are the same in every partition', () => {
    const hosts = new Set(text.match(/[\w.-]*amazonaws\.com[\w.]*/g));
    expect([...hosts].sort()).toEqual([
      'apigateway.amazonaws.com',
      'cloudwatch.amazonaws.com',
      'events.amazonaws.com',
      'lambda.amazonaws.com',
      'states.amazonaws.com',
    ]);
  });

  test('names no account and no region', () => {
    expect(text).not.toMatch(/\b\d{12}\b/);
    expect(text).not.toMatch(/\b(us|eu|ap|cn)-[a-z]+-\d\b/);
  });

  test('needs only services that exist in every partition', () => {
    expect(text).not.toMatch(/AWS::Cognito|AWS::XRay|xray:/);
  });

  test('takes the https URL of every external system as a parameter without a default', () => {
    const { Parameters } = template.toJSON();
    for (const name of [
      'TokenIssuer',
      'IdentityRegisterUrl',
      'EmploymentRegisterUrl',
      'QualificationRegistryUrl',
      'SkillLevelRegistryUrl',
      'BankUrl',
      'MessageGatewayUrl',
    ]) {
      expect(Parameters[name]).toMatchObject({ Type: 'String', AllowedPattern: expect.stringMatching(/^\^https:/) });
      expect(Parameters[name]).not.toHaveProperty('Default');
    }
    expect(Parameters.PortTimeoutMilliseconds).toMatchObject({ Type: 'Number', Default: 5000 });
  });

  test('has at most 490 resources, of the 500 that CloudFormation allows', () => {
    expect(Object.keys(template.toJSON().Resources).length).toBeLessThanOrEqual(490);
  });
});

describe('a resource that outlives the production stack', () => {
  const resources = Object.entries<Resource>(template.toJSON().Resources);

  test('is deleted when the first deployment fails, so that the deployment can be repeated', () => {
    expect(resources.filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain').map(([id]) => id)).toEqual([]);
  });

  test('is each table, key, secret, log group and bucket', () => {
    const kept = resources.filter(([, { DeletionPolicy }]) => DeletionPolicy === 'RetainExceptOnCreate');
    expect([...new Set(kept.map(([, { Type }]) => Type))].sort()).toEqual([
      'AWS::DynamoDB::Table',
      'AWS::KMS::Key',
      'AWS::Logs::LogGroup',
      'AWS::S3::Bucket',
      'AWS::SecretsManager::Secret',
    ]);
  });
});

test('the table, the keys and the secrets have the logical ids of the first release, because another id replaces them', () => {
  const ids = ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::SecretsManager::Secret'].flatMap((type) => [
    ...resourcesOf(template, type).keys(),
  ]);
  expect(ids.sort()).toEqual([
    'ApplicationsTable71576833',
    'IntegrationsIntegrationKeysF7334512',
    'KeysOperations5671B638',
    'KeysPersonalData8823FF34',
    'PageMarkKey',
    'PersonKey',
    'SecurityLogKey',
  ]);
});

test.each(['PageMarkKey', 'PersonKey', 'SecurityLogKey'])(
  '%s has the generator of the first release, or it would be generated again',
  (id) => {
    const secret = resourcesOf(template, 'AWS::SecretsManager::Secret').get(id);
    expect(secret?.Properties.GenerateSecretString).toEqual({ PasswordLength: 64, ExcludePunctuation: true });
  },
);

describe('the integration keys', () => {
  const secrets = [...resourcesOf(template, 'AWS::SecretsManager::Secret').values()];
  const keys = secrets.find(({ Properties }) => String(Properties.Description).includes('integrations'));
  const Properties = Object(keys?.Properties);

  test('have the shape that the functions read, with a random key for the bank', () => {
    const { SecretStringTemplate, GenerateStringKey, PasswordLength } = Object(Properties.GenerateSecretString);
    expect(Object.keys(JSON.parse(SecretStringTemplate)).concat(GenerateStringKey).sort()).toEqual([
      'bank',
      'messages',
      'registers',
    ]);
    expect(GenerateStringKey).toBe('bank');
    expect(PasswordLength).toBeGreaterThanOrEqual(43);
  });

  test('have the generator of the first release, because another one overwrites the keys that were agreed', () => {
    expect(Properties.GenerateSecretString).toEqual({
      SecretStringTemplate: '{"registers":"to be agreed","messages":"to be agreed"}',
      GenerateStringKey: 'bank',
      PasswordLength: 64,
      ExcludePunctuation: true,
    });
  });

  test('are encrypted with a customer-managed key', () => {
    expect(Properties.KmsKeyId).toHaveProperty('Fn::GetAtt');
  });
});

test.each(stages)("the template of $name passes CDK's validation against CloudFormation's schemas", ({ name }) => {
  const { app } = appWithEmptyBundles({ stage: name, validatesTemplate: true, distributesPortal: true });
  expect(() => app.synth()).not.toThrow();
});

test('an unknown stage is refused, and the message names it', () => {
  expect(() => buildApp({ bundles: new Map(), stage: 'prodution' })).toThrow(
    'There is no stage "prodution"; stages are production, rehearsal.',
  );
});

test('the app uses the feature flags of cdk.json, however the CDK library changes its advice', () => {
  const { app } = appWithEmptyBundles({ stage: 'production', validatesTemplate: false });
  const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'));
  expect(Object.keys(context).length).toBeGreaterThan(50);
  for (const [flag, value] of Object.entries(context)) {
    expect(app.node.tryGetContext(flag), flag).toEqual(value);
  }
});
