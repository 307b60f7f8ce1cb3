import type { APIGatewayProxyEvent } from 'aws-lambda';

/** A request for a page or a file, as far as the portal reads it. */
export interface PortalRequest {
  /** The path as the browser sent it, without a stage, still percent-encoded. */
  readonly path: string;
  /** The path in the definition of the API, such as `/en/notices/{noticeId}`. */
  readonly resource: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly requestId: string;
}

export function portalRequest(event: APIGatewayProxyEvent): PortalRequest {
  const { path, resource, pathParameters, queryStringParameters, requestContext } = event;
  return {
    path,
    resource,
    params: withoutGaps(pathParameters),
    query: withoutGaps(queryStringParameters),
    requestId: requestContext.requestId,
  };
}

function withoutGaps(values: Readonly<Record<string, string | undefined>> | null): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, value ?? '']));
}
