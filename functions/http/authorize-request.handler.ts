import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { authorizeRequest } from './authorize-request.ts';
import { tokenRefusalLog } from './token-refusal-log.ts';
import { tokenSettings } from './token-settings.ts';

const deps = tokenSettings();
const logTokenRefusal = tokenRefusalLog();

export const handler = (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> =>
  authorizeRequest(event, { ...deps, onRefusal: (refusal) => logTokenRefusal(event, refusal) });
