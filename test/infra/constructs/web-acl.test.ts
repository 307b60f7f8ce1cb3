import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Key } from 'aws-cdk-lib/aws-kms';
import { describe, expect, test } from 'vitest';
import { publicWritePaths } from '../../../infra/constructs/public-writes.ts';
import { WebAcl } from '../../../infra/constructs/web-acl.ts';
import { stages } from '../../../infra/stages.ts';
import { routes } from '../../../shared/contracts/routes.ts';
import { onlyResourceOf, resourcesOf, synthesisedStack } from '../synthesised-stack.ts';

const template = synthesisedStack();

describe('the firewall', () => {
  const { Rules, VisibilityConfig, CustomResponseBodies, DataProtectionConfig } = onlyResourceOf(
    template,
    'AWS::WAFv2::WebACL',
  ).Properties;

  test('is in front of the API', () => {
    const { ResourceArn } = onlyResourceOf(template, 'AWS::WAFv2::WebACLAssociation').Properties;
    const [stageId] = [...resourcesOf(template, 'AWS::ApiGateway::Stage').keys()];
    expect(JSON.stringify(ResourceArn)).toContain(`"${stageId}"`);
  });

  test('answers an IP address with too many requests with 429', () => {
    expect(Rules).toContainEqual(
      expect.objectContaining({
        Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 3000 } },
        Action: { Block: { CustomResponse: expect.objectContaining({ ResponseCode: 429 }) } },
      }),
    );
  });

  test('answers an IP address with too many writes without a token with 429, before it counts its other requests', () => {
    const [first, second] = Object(Rules);
    expect([first.Name, first.Priority, second.Name, second.Priority]).toEqual([
      'limit-public-writes',
      0,
      'limit-per-address',
      1,
    ]);
    expect(first).toMatchObject({
      Action: second.Action,
      Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 30 } },
    });
    const { Statements } = first.Statement.RateBasedStatement.ScopeDownStatement.AndStatement;
    expect(Statements).toMatchObject([
      { ByteMatchStatement: { SearchString: 'POST', PositionalConstraint: 'EXACTLY', FieldToMatch: { Method: {} } } },
      { RegexMatchStatement: { RegexString: publicWritePaths(Object.values(routes)), FieldToMatch: { UriPath: {} } } },
    ]);
  });

  test('answers with a problem that has status and instance, and with the headers of every answer', () => {
    const { CustomResponse } = Object(Rules)[0].Action.Block;
    expect(JSON.parse(Object(CustomResponseBodies)[CustomResponse.CustomResponseBodyKey].Content)).toEqual({
      type: '/problems/too-many-requests',
      title: '请求过于频繁',
      status: 429,
      detail: '请五分钟后再试。',
      instance: '/firewall',
    });
    expect(CustomResponse.ResponseHeaders).toEqual([
      { Name: 'Retry-After', Value: '300' },
      { Name: 'strict-transport-security', Value: 'max-age=63072000' },
      { Name: 'x-content-type-options', Value: 'nosniff' },
    ]);
  });

  test('keeps samples of the requests that a rule matched, and none of the others', () => {
    const visibilities = [VisibilityConfig, ...Object(Rules).map((rule: object) => Object(rule).VisibilityConfig)];
    expect(visibilities.map(({ SampledRequestsEnabled }) => SampledRequestsEnabled)).toEqual([false, true, true, true]);
    expect(new Set(visibilities.map(({ MetricName }) => MetricName)).size).toBe(4);
  });

  test('logs only the requests that it blocked', () => {
    expect(onlyResourceOf(template, 'AWS::WAFv2::LoggingConfiguration').Properties.LoggingFilter).toEqual({
      DefaultBehavior: 'DROP',
      Filters: [{ Behavior: 'KEEP', Requirement: 'MEETS_ANY', Conditions: [{ ActionCondition: { Action: 'BLOCK' } }] }],
    });
  });

  test('logs neither headers, query, body, path nor IP address', () => {
    const { DataProtections } = Object(DataProtectionConfig);
    expect(DataProtections.map((protection: object) => Object(protection).Field.FieldType).sort()).toEqual([
      'BODY',
      'QUERY_STRING',
      'SINGLE_COOKIE',
      'SINGLE_HEADER',
      'SINGLE_QUERY_ARGUMENT',
    ]);
    const { RedactedFields, LogDestinationConfigs } = onlyResourceOf(
      template,
      'AWS::WAFv2::LoggingConfiguration',
    ).Properties;
    expect(RedactedFields).toEqual([{ UriPath: {} }]);
    expect(JSON.stringify(LogDestinationConfigs)).toContain(':log-group:aws-waf-logs-subsidy-production"');
    const log = [...resourcesOf(template, 'AWS::Logs::LogGroup').values()].find(
      ({ Properties }) => Properties.LogGroupName === 'aws-waf-logs-subsidy-production',
    );
    const { Statement } = Object(log?.Properties.DataProtectionPolicy);
    expect(JSON.stringify(Statement)).toContain(':dataprotection::aws:data-identifier/IpAddress');
    expect(Statement.at(-1).Operation).toEqual({ Deidentify: { MaskConfig: {} } });
  });
});

test('behind the distribution, the firewall of the API counts by the limits for an address of CloudFront', () => {
  const [production] = stages;
  if (!production) throw new Error('There is no stage');
  const stack = new Stack(new App(), 'distributed');
  const api = new RestApi(stack, 'Api');
  api.root.addMethod('GET');
  new WebAcl(stack, 'Firewall', {
    stage: { ...production, behindDistribution: { requestsPerFiveMinutes: 90_000, publicWritesPerFiveMinutes: 900 } },
    routes: Object.values(routes),
    apiStage: api.deploymentStage,
    logKey: new Key(stack, 'Key'),
  });
  const { Rules } = onlyResourceOf(Template.fromStack(stack), 'AWS::WAFv2::WebACL').Properties;
  expect(Rules).toMatchObject([
    { Statement: { RateBasedStatement: { Limit: 900 } } },
    { Statement: { RateBasedStatement: { Limit: 90_000 } } },
    {},
  ]);
});
