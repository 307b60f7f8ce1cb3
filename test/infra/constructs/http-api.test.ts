import { describe, expect, test } from 'vitest';
import { portalRoutes } from '../../../shared/contracts/portal-pages.ts';
import { routes } from '../../../shared/contracts/routes.ts';
import { functionNamed, onlyResourceOf, type Resource, resourcesOf, synthesisedStack } from '../synthesised-stack.ts';

const template = synthesisedStack();
const methods = [...resourcesOf(template, 'AWS::ApiGateway::Method').values()];
const resources = resourcesOf(template, 'AWS::ApiGateway::Resource');
const [authorizerId] = [...resourcesOf(template, 'AWS::ApiGateway::Authorizer').keys()];

function pathOf(resourceId: unknown): string {
  const resource = resources.get(Object(resourceId).Ref);
  return resource ? `${pathOf(resource.Properties.ParentId)}/${resource.Properties.PathPart}` : '';
}

function methodOf({ method, path }: { readonly method: string; readonly path: string }): Resource | undefined {
  return methods.find(
    ({ Properties }) => Properties.HttpMethod === method && (pathOf(Properties.ResourceId) || '/') === path,
  );
}

function credentialsOf(integration: unknown): string {
  return String(Object(integration).Credentials?.['Fn::GetAtt'][0]);
}

/** The logical ids of the functions that a role may call. It has no other grant. */
function functionsCalledBy(roleId: unknown): readonly string[] {
  const role = resourcesOf(template, 'AWS::IAM::Role').get(String(roleId));
  const statements = Object(role?.Properties).Policies[0].PolicyDocument.Statement;
  expect(statements).toHaveLength(1);
  expect(statements[0]).toMatchObject({ Effect: 'Allow', Action: 'lambda:InvokeFunction' });
  return [statements[0].Resource]
    .flat()
    .map((resource) => String(resource['Fn::GetAtt'][0]))
    .sort();
}

describe('the API', () => {
  test.each(Object.entries(routes))('%s calls its function', (_, route) => {
    const [functionId] = functionNamed(template, route.function.split('/')[1] ?? '');
    const integration = Object(methodOf(route)?.Properties.Integration);
    expect(integration).toMatchObject({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST' });
    expect(JSON.stringify(integration.Uri)).toContain(`"${functionId}"`);
  });

  test.each(Object.entries(routes))('%s requires a token exactly where applicants or staff call it', (_, route) => {
    const { AuthorizationType, AuthorizerId } = Object(methodOf(route)?.Properties);
    const byToken = route.access === 'applicant' || route.access === 'staff';
    expect(AuthorizationType).toBe(byToken ? 'CUSTOM' : 'NONE');
    expect(AuthorizerId).toEqual(byToken ? { Ref: authorizerId } : undefined);
  });

  test.each(portalRoutes)('$path of the portal calls its function and takes no token', (route) => {
    const [functionId] = functionNamed(template, route.function.split('/')[1] ?? '');
    const { AuthorizationType, Integration } = Object(methodOf(route)?.Properties);
    expect(AuthorizationType).toBe('NONE');
    expect(JSON.stringify(Integration.Uri)).toContain(`"${functionId}"`);
  });

  test('has no method beyond the contract and the portal', () => {
    expect(methods).toHaveLength(Object.keys(routes).length + portalRoutes.length);
  });

  test.each(['applicant', 'bank', 'public', 'staff'])(
    'has a role that may call the functions of %s routes only',
    (access) => {
      const ofAccess = [...Object.values(routes), ...portalRoutes].filter((route) => route.access === access);
      const callers = new Set(ofAccess.map((route) => credentialsOf(methodOf(route)?.Properties.Integration)));
      expect(callers.size).toBe(1);
      expect(functionsCalledBy([...callers][0])).toEqual(
        [...new Set(ofAccess.map((route) => functionNamed(template, route.function.split('/')[1] ?? '')[0]))].sort(),
      );
    },
  );

  test('needs a permission for the authorizer only', () => {
    const allowed = [...resourcesOf(template, 'AWS::Lambda::Permission').values()]
      .filter(({ Properties }) => Properties.Principal === 'apigateway.amazonaws.com')
      .map(({ Properties }) => Object(Properties.FunctionName)['Fn::GetAtt'][0]);
    expect(allowed).toEqual([functionNamed(template, 'authorize-request')[0]]);
  });

  test('identifies the caller by the Authorization header and caches the result for five minutes', () => {
    expect(onlyResourceOf(template, 'AWS::ApiGateway::Authorizer').Properties).toMatchObject({
      Type: 'REQUEST',
      IdentitySource: 'method.request.header.Authorization',
      AuthorizerResultTtlInSeconds: 300,
    });
  });

  test('compresses its answers, all of which are text, and passes on uploaded files byte by byte', () => {
    const { MinimumCompressionSize, BinaryMediaTypes } = onlyResourceOf(
      template,
      'AWS::ApiGateway::RestApi',
    ).Properties;
    expect({ MinimumCompressionSize, BinaryMediaTypes }).toEqual({
      MinimumCompressionSize: 1024,
      BinaryMediaTypes: ['text/csv'],
    });
  });

  test('is regional', () => {
    expect(onlyResourceOf(template, 'AWS::ApiGateway::RestApi').Properties.EndpointConfiguration).toEqual({
      Types: ['REGIONAL'],
    });
  });
});

describe('the stage', () => {
  const { Properties } = onlyResourceOf(template, 'AWS::ApiGateway::Stage');

  test('limits the rate of requests', () => {
    expect(Properties.MethodSettings).toEqual([
      expect.objectContaining({ HttpMethod: '*', ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 }),
    ]);
  });

  test('buys no detailed metrics, which no alarm reads', () => {
    expect(Properties.MethodSettings).toEqual([expect.objectContaining({ MetricsEnabled: false })]);
  });

  test('logs neither bodies nor tokens', () => {
    expect(Properties.MethodSettings).toEqual([
      expect.objectContaining({ DataTraceEnabled: false, LoggingLevel: 'OFF' }),
    ]);
  });

  test('logs the route and never the path, the address or the caller', () => {
    const { Format } = Object(Properties.AccessLogSetting);
    const logged: readonly string[] = Format.match(/\$context\.[\w.]+/g);
    expect([...logged].sort()).toEqual([
      '$context.error.responseType',
      '$context.httpMethod',
      '$context.integrationLatency',
      '$context.requestId',
      '$context.resourcePath',
      '$context.responseLatency',
      '$context.status',
    ]);
  });
});

describe("API Gateway's own answers", () => {
  const answers = [...resourcesOf(template, 'AWS::ApiGateway::GatewayResponse').values()].map(({ Properties }) => ({
    when: String(Properties.ResponseType),
    status: Properties.StatusCode === undefined ? undefined : Number(Properties.StatusCode),
    headers: Object(Properties.ResponseParameters),
    body: JSON.parse(Object(Properties.ResponseTemplates)['application/json']),
  }));

  test.each(answers)(
    '$when is a problem in Chinese that repeats nothing of the request but its id',
    ({ headers, body, status }) => {
      expect(headers['gatewayresponse.header.Content-Type']).toBe("'application/problem+json; charset=utf-8'");
      expect(body).toEqual({
        type: expect.stringMatching(/^\/problems\/[a-z-]+$/),
        title: expect.stringMatching(/^\p{Script=Han}+$/u),
        detail: expect.stringMatching(/\p{Script=Han}/u),
        instance: '$context.requestId',
        status,
      });
    },
  );

  test.each(answers)(
    '$when may come back over HTTPS only and is taken for nothing but its content type',
    ({ headers }) => {
      expect(headers).toMatchObject({
        'gatewayresponse.header.strict-transport-security': "'max-age=63072000'",
        'gatewayresponse.header.x-content-type-options': "'nosniff'",
      });
    },
  );

  test.each([
    ['UNAUTHORIZED', 401],
    ['ACCESS_DENIED', 403],
    ['MISSING_AUTHENTICATION_TOKEN', 404],
    ['RESOURCE_NOT_FOUND', 404],
    ['REQUEST_TOO_LARGE', 413],
    ['UNSUPPORTED_MEDIA_TYPE', 415],
    ['THROTTLED', 429],
    ['AUTHORIZER_FAILURE', 503],
    ['INTEGRATION_FAILURE', 503],
    ['INTEGRATION_TIMEOUT', 504],
    ['DEFAULT_4XX', 400],
    ['DEFAULT_5XX', 503],
  ])('%s has status %s', (when, status) => {
    expect(answers.find((answer) => answer.when === when)).toMatchObject({ status });
  });

  test('that ask the caller to try again say when', () => {
    const temporary = answers.filter(({ status }) => status !== undefined && (status === 429 || status >= 503));
    expect(temporary.length).toBeGreaterThan(5);
    for (const { headers } of temporary) {
      expect(headers['gatewayresponse.header.Retry-After']).toMatch(/^'\d+'$/);
    }
  });

  test('name a way to authenticate with every 401', () => {
    const unauthorised = answers.filter(({ status }) => status === 401);
    expect(unauthorised.map(({ headers }) => headers['gatewayresponse.header.WWW-Authenticate'])).toEqual([
      "'Bearer'",
      "'Bearer'",
    ]);
  });
});
