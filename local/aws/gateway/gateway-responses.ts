import * as z from 'zod';
import type { HttpAnswer } from '../../http/http-message.ts';
import type { Stack } from '../stack/stack.ts';

/** The responses that API Gateway makes itself, by its own names for them. */
export type GatewayFault = keyof typeof faults;

export interface GatewayResponses {
  readonly answer: (fault: GatewayFault, requestId: string, status?: number) => HttpAnswer;
}

const faults = {
  UNAUTHORIZED: { status: 401, message: 'Unauthorized' },
  ACCESS_DENIED: { status: 403, message: 'User is not authorized to access this resource' },
  MISSING_AUTHENTICATION_TOKEN: { status: 403, message: 'Missing Authentication Token' },
  REQUEST_TOO_LARGE: { status: 413, message: 'Request Too Long' },
  BAD_REQUEST_PARAMETERS: { status: 400, message: 'Bad Request' },
  AUTHORIZER_FAILURE: { status: 500, message: 'Internal server error' },
  AUTHORIZER_CONFIGURATION_ERROR: { status: 500, message: 'Internal server error' },
  INTEGRATION_FAILURE: { status: 502, message: 'Internal server error' },
  INTEGRATION_TIMEOUT: { status: 504, message: 'Endpoint request timed out' },
} as const;

const responseSchema = z.object({
  ResponseType: z.string(),
  StatusCode: z.coerce.number().optional(),
  ResponseParameters: z.record(z.string(), z.string()).default({}),
  ResponseTemplates: z.record(z.string(), z.string()).default({}),
});
type Response = z.output<typeof responseSchema>;

const DEFAULT_TEMPLATES = { 'application/json': '{"message":$context.error.messageString}' };

/** The gateway responses of the stack. As on AWS, a case that has none of its own takes DEFAULT_4XX or DEFAULT_5XX. */
export function gatewayResponses(stack: Stack): GatewayResponses {
  const responses = new Map(
    stack.resources('AWS::ApiGateway::GatewayResponse').map(({ properties }) => {
      const response = responseSchema.parse(properties);
      return [response.ResponseType, response] as const;
    }),
  );
  return {
    answer(fault, requestId, status = faults[fault].status) {
      const response = responses.get(fault) ?? responses.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
      const context: Readonly<Record<string, string>> = {
        'error.message': faults[fault].message,
        'error.messageString': JSON.stringify(faults[fault].message),
        'error.responseType': fault,
        'error.validationErrorString': '',
        requestId,
        extendedRequestId: requestId,
      };
      return rendered(response, status, context);
    },
  };
}

function rendered(
  response: Response | undefined,
  status: number,
  context: Readonly<Record<string, string>>,
): HttpAnswer {
  const templates = Object.entries(response?.ResponseTemplates ?? {});
  const [contentType = 'application/json', template = ''] = templates[0] ?? Object.entries(DEFAULT_TEMPLATES)[0] ?? [];
  const parameters = Object.entries(response?.ResponseParameters ?? {}).flatMap(([target, source]) => {
    const [, name] = /^gatewayresponse\.header\.(.+)$/.exec(target) ?? [];
    const value = parameterValue(source, context);
    return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value] as const];
  });
  return {
    status: response?.StatusCode ?? status,
    headers: { 'content-type': contentType, ...Object.fromEntries(parameters) },
    body: template.replace(/\$context\.([A-Za-z.]*[A-Za-z])/g, (_, name: string) => context[name] ?? ''),
  };
}

/** A value in single quotes is literal. Any other value names a part of the context. */
function parameterValue(source: string, context: Readonly<Record<string, string>>): string | undefined {
  const [, literal] = /^'(.*)'$/s.exec(source) ?? [];
  return literal ?? context[source.replace(/^context\./, '')];
}
