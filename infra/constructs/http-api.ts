import { Duration, Size, Validations } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  AuthorizationType,
  EndpointType,
  IdentitySource,
  LogGroupLogDestination,
  MethodLoggingLevel,
  type MethodOptions,
  RequestAuthorizer,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ILogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { apiCaller, callOf } from './api-caller.ts';
import type { CaseFunctions } from './case-functions.ts';
import { answerWithProblems } from './problem-responses.ts';

/** What the infrastructure needs to know of a route of the contract. */
export interface ApiRoute {
  readonly method: string;
  readonly path: string;
  readonly access: 'public' | 'applicant' | 'staff' | 'bank';
  /** `<stage>/<name>` */
  readonly function: string;
}

interface HttpApiProps {
  readonly stage: StageSettings;
  readonly routes: readonly ApiRoute[];
  readonly functions: CaseFunctions;
  readonly logKey: IKey;
}

/** The REST API with the routes of the contract, each with its function and its authorisation. */
export class HttpApi extends Construct {
  readonly api: RestApi;
  readonly accessLog: ILogGroup;

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    const { stage, functions } = props;
    this.accessLog = new LogGroup(this, 'AccessLog', {
      encryptionKey: props.logKey,
      retention: stage.logRetention,
      removalPolicy: stage.removalPolicy,
    });
    this.api = new RestApi(this, 'Api', {
      restApiName: `subsidy-${stage.name}`,
      endpointConfiguration: { types: [EndpointType.REGIONAL] },
      // The role belongs to the account: see account-stack.ts.
      cloudWatchRole: false,
      // Everything that is served is text, so API Gateway compresses it itself, from this number of bytes on.
      minCompressionSize: Size.bytes(1024),
      // The bytes of an uploaded file reach the function as they are, so that it can tell which are not UTF-8.
      binaryMediaTypes: ['text/csv'],
      deployOptions: {
        stageName: stage.name,
        throttlingRateLimit: stage.apiRequestsPerSecond,
        throttlingBurstLimit: stage.apiBurstRequests,
        // The alarms read the metrics of the API. Those of each method are billed as custom metrics.
        metricsEnabled: false,
        // Execution logs would contain request bodies and tokens.
        loggingLevel: MethodLoggingLevel.OFF,
        dataTraceEnabled: false,
        tracingEnabled: false,
        accessLogDestination: new LogGroupLogDestination(this.accessLog),
        accessLogFormat: AccessLogFormat.custom(accessLogLine),
      },
    });
    answerWithProblems(this.api);
    Validations.of(this.api).acknowledge(
      {
        id: 'AwsSolutions::AwsSolutions-APIG2',
        reason:
          'Each function parses its whole request with the schemas of the contract, and reports all faults at once.',
      },
      {
        id: 'AwsSolutions::AwsSolutions-APIG4',
        reason:
          'The public routes need no token, and the bank signs its requests. The other routes have the authorizer.',
      },
      {
        id: 'AwsSolutions::AwsSolutions-APIG6',
        reason: 'Execution logs would contain request bodies and tokens. The access log has route and status.',
      },
      {
        id: 'AwsSolutions::AwsSolutions-COG4',
        reason: 'The issuer may be any OpenID Connect provider, because Cognito is not in every partition.',
      },
    );

    const authorizer = new RequestAuthorizer(this, 'Authorizer', {
      handler: functions.named('authorize-request'),
      identitySources: [IdentitySource.header('Authorization')],
      // The authorizer's policy covers the whole API, so one cached result serves every route. A revoked token is
      // therefore accepted for up to five more minutes.
      resultsCacheTtl: Duration.minutes(5),
    });
    for (const [access, routes] of Map.groupBy(props.routes, (route) => route.access)) {
      const called = routes.map((route) => functions.named(functionName(route)));
      const caller = apiCaller(this, `CallerOf-${access}-routes`, [...new Set(called)]);
      for (const route of routes) {
        this.api.root
          .resourceForPath(route.path)
          .addMethod(
            route.method,
            callOf(functions.named(functionName(route)), caller),
            authorisation(route, authorizer),
          );
      }
    }
  }
}

/**
 * Applicants and staff authenticate with a token. The bank signs its requests, and the function verifies the signature.
 * The public routes need no authentication.
 */
function authorisation(route: ApiRoute, authorizer: RequestAuthorizer): MethodOptions {
  switch (route.access) {
    case 'applicant':
    case 'staff':
      return { authorizationType: AuthorizationType.CUSTOM, authorizer };
    case 'bank':
    case 'public':
      return { authorizationType: AuthorizationType.NONE };
    default:
      return route.access satisfies never;
  }
}

function functionName(route: ApiRoute): string {
  return route.function.slice(route.function.indexOf('/') + 1);
}

/** The route and the outcome. It leaves out the IP address, the caller, and the path, which contains ids. */
const accessLogLine = JSON.stringify({
  requestId: '$context.requestId',
  method: '$context.httpMethod',
  route: '$context.resourcePath',
  status: '$context.status',
  answeredBy: '$context.error.responseType',
  latencyMilliseconds: '$context.responseLatency',
  functionLatencyMilliseconds: '$context.integrationLatency',
});
