import * as z from 'zod';
import { StartupError } from '../../storage/startup-error.ts';
import type { Stack } from '../stack/stack.ts';

/** A method of the REST API in the template. */
export interface GatewayMethod {
  readonly functionArn: string;
  readonly authorizer: GatewayAuthorizer | undefined;
}

export interface GatewayAuthorizer {
  readonly functionArn: string;
  /** Headers in lower case. A request without one of them is refused before the authorizer is called. */
  readonly identityHeaders: readonly string[];
}

/** The route that matches the path and method of a request. */
export interface MatchedRoute {
  readonly method: GatewayMethod;
  /** The path in the API's definition, such as `/v1/notices/{noticeId}`. */
  readonly resource: string;
  /** Path parameters, still percent-encoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface GatewayRoutes {
  readonly match: (httpMethod: string, path: string) => MatchedRoute | undefined;
}

const resourceSchema = z.object({ ParentId: z.string(), PathPart: z.string() });
const methodSchema = z.object({
  HttpMethod: z.string(),
  ResourceId: z.string(),
  AuthorizationType: z.string().default('NONE'),
  AuthorizerId: z.string().optional(),
  Integration: z.object({ Type: z.string(), Uri: z.string().optional() }),
});
const authorizerSchema = z.object({
  Type: z.string(),
  AuthorizerUri: z.string(),
  IdentitySource: z.string().default(''),
});

interface ResourceNode {
  readonly path: string;
  readonly children: Map<string, ResourceNode>;
  readonly methods: Map<string, GatewayMethod>;
}

/**
 * The routes of the stack's REST API.
 *
 * @throws StartupError for an integration or authorisation that the local run cannot emulate
 */
export function gatewayRoutes(stack: Stack): GatewayRoutes {
  const root: ResourceNode = { path: '', children: new Map(), methods: new Map() };
  const nodes = resourceTree(stack, root);
  for (const { logicalId, properties } of stack.resources('AWS::ApiGateway::Method')) {
    const method = methodSchema.parse(properties);
    if (method.Integration.Type !== 'AWS_PROXY') {
      throw new StartupError(
        `The method ${logicalId} is ${method.Integration.Type}; the local run serves AWS_PROXY only.`,
      );
    }
    const functionArn = functionOf(method.Integration.Uri ?? '');
    const node = nodes.get(method.ResourceId) ?? root;
    node.methods.set(method.HttpMethod, { functionArn, authorizer: authorizerOf(stack, logicalId, method) });
  }
  return {
    match(httpMethod, path) {
      const segments = path.split('/').slice(1);
      const found = path === '/' ? { node: root, parameters: {} } : walk(root, segments, {});
      const method = found?.node.methods.get(httpMethod) ?? found?.node.methods.get('ANY');
      return found && method && { method, resource: found.node.path || '/', parameters: found.parameters };
    },
  };
}

function resourceTree(stack: Stack, root: ResourceNode): ReadonlyMap<string, ResourceNode> {
  const definitions = new Map(
    stack
      .resources('AWS::ApiGateway::Resource')
      .map(({ logicalId, properties }) => [logicalId, resourceSchema.parse(properties)]),
  );
  const nodes = new Map<string, ResourceNode>();
  const nodeOf = (logicalId: string): ResourceNode => {
    const definition = definitions.get(logicalId);
    // An id without a resource is the root of the API.
    if (!definition) return root;
    const existing = nodes.get(logicalId);
    if (existing) return existing;
    const parent = nodeOf(definition.ParentId);
    const node = { path: `${parent.path}/${definition.PathPart}`, children: new Map(), methods: new Map() };
    parent.children.set(definition.PathPart, node);
    nodes.set(logicalId, node);
    return node;
  };
  for (const logicalId of definitions.keys()) nodeOf(logicalId);
  return nodes;
}

interface Found {
  readonly node: ResourceNode;
  readonly parameters: Readonly<Record<string, string>>;
}

/** As on API Gateway, a literal segment takes precedence over a parameter, and a parameter over a `{name+}`. */
function walk(
  node: ResourceNode,
  segments: readonly string[],
  parameters: Readonly<Record<string, string>>,
): Found | undefined {
  const [segment, ...rest] = segments;
  if (segment === undefined) return node.methods.size > 0 ? { node, parameters } : undefined;
  if (segment === '') return undefined;
  const exact = node.children.get(segment);
  const found = exact && walk(exact, rest, parameters);
  if (found) return found;
  for (const [part, child] of node.children) {
    const [, name, greedy] = /^\{([^+}]+)(\+?)\}$/.exec(part) ?? [];
    if (name === undefined) continue;
    if (greedy) return { node: child, parameters: { ...parameters, [name]: segments.join('/') } };
    const below = walk(child, rest, { ...parameters, [name]: segment });
    if (below) return below;
  }
  return undefined;
}

function authorizerOf(
  stack: Stack,
  logicalId: string,
  method: z.output<typeof methodSchema>,
): GatewayAuthorizer | undefined {
  if (method.AuthorizationType === 'NONE') return undefined;
  const resource = stack
    .resources('AWS::ApiGateway::Authorizer')
    .find((each) => each.logicalId === method.AuthorizerId);
  const authorizer = resource && authorizerSchema.parse(resource.properties);
  if (method.AuthorizationType !== 'CUSTOM' || authorizer?.Type !== 'REQUEST') {
    throw new StartupError(
      `The method ${logicalId} is authorised by ${method.AuthorizationType}; the local run knows REQUEST authorizers only.`,
    );
  }
  const identityHeaders = authorizer.IdentitySource.split(',').flatMap((source) => {
    const [, header] = /^\s*method\.request\.header\.(.+?)\s*$/.exec(source) ?? [];
    return header === undefined ? [] : [header.toLowerCase()];
  });
  return { functionArn: functionOf(authorizer.AuthorizerUri), identityHeaders };
}

function functionOf(uri: string): string {
  return /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;
}
