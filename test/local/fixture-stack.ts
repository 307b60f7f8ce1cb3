import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { fixtureWorkflow } from './fixture-workflow.ts';

const names = [
  'ask',
  'authorize',
  'create-case',
  'decide',
  'echo',
  'finish',
  'flaky',
  'locate-case',
  'notify',
  'start-workflow',
  'sweep',
] as const;
type Name = (typeof names)[number];

/**
 * Writes a small stack with the same kinds of resources as the real one. A case is created, checked, decided by a token
 * and kept waiting, and then it is done.
 */
export async function synthesiseFixture(folder: string): Promise<{ readonly templatePath: string }> {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: names.map((name) => ({
      in: join(import.meta.dirname, 'fixture-functions', `${name}.mjs`),
      out: join(`asset.${name}`, 'index'),
    })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
  });
  const templatePath = join(folder, 'fixture.template.json');
  await writeFile(templatePath, JSON.stringify(template()));
  return { templatePath };
}

const arn = (name: Name): unknown => ({ 'Fn::GetAtt': [functionId(name), 'Arn'] });
const sub = (text: string): unknown => ({ 'Fn::Sub': text.replaceAll('{', '$' + '{') });
const functionId = (name: Name): string => `Function${name.replaceAll('-', '')}`;
const joined = (...parts: readonly unknown[]): unknown => ({ 'Fn::Join': ['', parts] });
const lambdaUri = (name: Name): unknown =>
  joined(
    'arn:',
    { Ref: 'AWS::Partition' },
    ':apigateway:',
    { Ref: 'AWS::Region' },
    ':lambda:path/2015-03-31/functions/',
    arn(name),
    '/invocations',
  );

function template(): unknown {
  return {
    Parameters: { TokenIssuer: { Type: 'String' }, PortTimeoutMilliseconds: { Type: 'Number', Default: 5000 } },
    Resources: {
      ...Object.fromEntries(names.map((name) => [functionId(name), lambda(name)])),
      ...table,
      ...api(),
      Workflow: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: { StateMachineName: 'cases', DefinitionString: definition() },
      },
      StartMapping: mapping('start-workflow', { dynamodb: { NewImage: { event: { S: ['SUBMITTED'] } } } }),
      NotifyMapping: mapping('notify', {
        dynamodb: {
          Keys: { sk: { S: [{ prefix: 'EVENT#' }] } },
          NewImage: { id: { S: [{ exists: true }] } },
        },
      }),
      Sweep: {
        Type: 'AWS::Events::Rule',
        Properties: {
          ScheduleExpression: 'rate(1 hour)',
          State: 'ENABLED',
          Targets: [{ Arn: arn('sweep'), Id: 'Target0' }],
        },
      },
    },
  };
}

function lambda(name: Name): unknown {
  const variables = {
    TABLE_NAME: { Ref: 'Table' },
    GREETING: joined('hello from ', { Ref: 'TokenIssuer' }),
    WORKFLOW_ARN: sub('arn:{AWS::Partition}:states:{AWS::Region}:{AWS::AccountId}:stateMachine:cases'),
  };
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: sub('assets-{AWS::AccountId}-{AWS::Region}'), S3Key: `${name}.zip` },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Timeout: name === 'echo' ? 1 : 10,
      Environment: { Variables: variables },
    },
  };
}

const table = {
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk', 'phase'].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byPhase',
          KeySchema: [{ AttributeName: 'phase', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['id'] },
        },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAtSeconds', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    },
  },
};

function mapping(name: Name, pattern: object): unknown {
  return {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
      FunctionName: { Ref: functionId(name) },
      BatchSize: 10,
      FilterCriteria: { Filters: [{ Pattern: JSON.stringify({ eventName: ['INSERT'], ...pattern }) }] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      MaximumRecordAgeInSeconds: 3600,
      StartingPosition: 'TRIM_HORIZON',
    },
  };
}

function api(): Record<string, unknown> {
  const root = { 'Fn::GetAtt': ['Api', 'RootResourceId'] };
  const resource = (PathPart: string, ParentId: unknown): unknown => ({
    Type: 'AWS::ApiGateway::Resource',
    Properties: { RestApiId: { Ref: 'Api' }, PathPart, ParentId },
  });
  const method = (HttpMethod: string, resourceId: string, name: Name, authorised = false): unknown => ({
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      HttpMethod,
      ResourceId: { Ref: resourceId },
      ...(authorised
        ? { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Authorizer' } }
        : { AuthorizationType: 'NONE' }),
      Integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri(name) },
    },
  });
  return {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'cases' } },
    Authorizer: {
      Type: 'AWS::ApiGateway::Authorizer',
      Properties: {
        Type: 'REQUEST',
        AuthorizerUri: lambdaUri('authorize'),
        IdentitySource: 'method.request.header.Authorization',
      },
    },
    Cases: resource('cases', root),
    Case: resource('{id}', { Ref: 'Cases' }),
    Decision: resource('decision', { Ref: 'Case' }),
    Own: resource('own', { Ref: 'Cases' }),
    Echo: resource('echo', root),
    EchoItem: resource('{item}', { Ref: 'Echo' }),
    CreateCase: method('POST', 'Cases', 'create-case'),
    ReadCase: method('GET', 'Case', 'create-case'),
    DecideCase: method('POST', 'Decision', 'decide'),
    ReadOwn: method('GET', 'Own', 'echo', true),
    EchoPost: method('POST', 'EchoItem', 'echo'),
    Unauthorized: {
      Type: 'AWS::ApiGateway::GatewayResponse',
      Properties: {
        ResponseType: 'UNAUTHORIZED',
        StatusCode: '401',
        ResponseParameters: { 'gatewayresponse.header.WWW-Authenticate': "'Bearer'" },
        ResponseTemplates: { 'application/problem+json': '{"status":401,"instance":"$context.requestId"}' },
      },
    },
    NotFound: {
      Type: 'AWS::ApiGateway::GatewayResponse',
      Properties: {
        ResponseType: 'MISSING_AUTHENTICATION_TOKEN',
        StatusCode: '404',
        ResponseTemplates: { 'application/problem+json': '{"status":404,"detail":$context.error.messageString}' },
      },
    },
  };
}

function definition(): unknown {
  const placeholders = new Map(names.map((name) => [String(name), arn(name)]));
  const parts = fixtureWorkflow().split(/<([a-z-]+)>/);
  return joined(...parts.map((part, index) => (index % 2 === 0 ? part : placeholders.get(part))));
}
