import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { now } from '../../shared/clock.ts';
import { environment } from '../runtime/environment.ts';
import { log } from '../runtime/log.ts';
import { authorizeRequest } from './authorize-request.ts';
import { issuerKeys } from './issuer-keys.ts';

const { TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience } = environment('TOKEN_ISSUER', 'TOKEN_AUDIENCE');
const keyOf = issuerKeys({ issuer, timeoutMilliseconds: 3000 });
const onRefusal = (reason: string) => log.info('request turned away', { reason });
const deps = { issuer, audience, keyOf, now, onRefusal };

export const handler = (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> =>
  authorizeRequest(event, deps);
