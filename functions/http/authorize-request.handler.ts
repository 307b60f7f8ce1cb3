import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { authorizeRequest } from './authorize-request.ts';
import { tokenSettings } from './token-settings.ts';

const deps = tokenSettings();

export const handler = (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> =>
  authorizeRequest(event, deps);
