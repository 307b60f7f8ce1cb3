import { describe, expect, test } from 'vitest';
import { buildApp } from '../../infra/build-app.ts';
import { stages } from '../../infra/stages.ts';
import { appWithEmptyBundles, onlyResourceOf, synthesisedStack } from './synthesised-stack.ts';

const template = synthesisedStack();
const text = JSON.stringify(template.toJSON());

describe('the template', () => {
  test('names no partition', () => {
    expect(text).not.toMatch(/arn:aws(-cn)?:/);
  });

  test('has the suffix of a partition nowhere but in the names of services, which are the same everywhere', () => {
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

  test('needs no service that every partition does not have', () => {
    expect(text).not.toMatch(/AWS::Cognito|AWS::XRay|xray:/);
  });

  test('asks the operator where everything outside is, over https, and has no such address itself', () => {
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

  test('has resources well below the 500 CloudFormation takes', () => {
    expect(Object.keys(template.toJSON().Resources).length).toBeLessThan(400);
  });
});

describe('the integration keys', () => {
  const { Properties } = onlyResourceOf(template, 'AWS::SecretsManager::Secret');

  test('have the shape the functions read, with a random key for the bank', () => {
    const { SecretStringTemplate, GenerateStringKey, PasswordLength } = Object(Properties.GenerateSecretString);
    expect(Object.keys(JSON.parse(SecretStringTemplate)).concat(GenerateStringKey).sort()).toEqual([
      'bank',
      'messages',
      'registers',
    ]);
    expect(GenerateStringKey).toBe('bank');
    expect(PasswordLength).toBeGreaterThanOrEqual(43);
  });

  test('are encrypted with a customer-managed key', () => {
    expect(Properties.KmsKeyId).toHaveProperty('Fn::GetAtt');
  });
});

test.each(stages)(
  "the template of $name passes CDK's validation against CloudFormation's schemas",
  ({ name }) => {
    const { app } = appWithEmptyBundles({ stage: name, validatesTemplate: true });
    expect(() => app.synth()).not.toThrow();
  },
  60_000,
);

test('a stage nobody knows is refused by name', () => {
  expect(() => buildApp({ bundles: new Map(), stage: 'prodution' })).toThrow(
    'There is no stage "prodution"; stages are production, rehearsal.',
  );
});
