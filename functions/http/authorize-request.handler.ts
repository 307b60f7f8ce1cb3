import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { now } from '../../shared/clock.ts';
import { environment } from '../runtime/environment.ts';
import { type AuthorizeDeps, authorizeRequest } from './authorize-request.ts';
import { issuerKeys } from './issuer-keys.ts';
import { tokenRefusalLog } from './token-refusal-log.ts';

const settings = environment(
  'TOKEN_ISSUER',
  'TOKEN_AUDIENCE',
  'TOKEN_TYPE',
  'APPLICANT_TOKEN_HOURS',
  'STAFF_TOKEN_HOURS',
  'SECOND_FACTORS',
);
const deps: Omit<AuthorizeDeps, 'onRefusal'> = {
  issuer: settings.TOKEN_ISSUER,
  audience: settings.TOKEN_AUDIENCE,
  tokenType: settings.TOKEN_TYPE,
  maximumLifeHours: { applicant: Number(settings.APPLICANT_TOKEN_HOURS), staff: Number(settings.STAFF_TOKEN_HOURS) },
  secondFactors: settings.SECOND_FACTORS.split(','),
  keyOf: issuerKeys({ issuer: settings.TOKEN_ISSUER, timeoutMilliseconds: 3000 }),
  now,
};
const logTokenRefusal = tokenRefusalLog();

export const handler = (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> =>
  authorizeRequest(event, { ...deps, onRefusal: (refusal) => logTokenRefusal(event, refusal) });
