import { now } from '../../shared/clock.ts';
import { environment } from '../runtime/environment.ts';
import { issuerKeys } from './issuer-keys.ts';
import type { TokenDeps } from './verify-token.ts';

/** How this deployment verifies tokens. Call it once per cold start: it keeps the issuer's keys. */
export function tokenSettings(): Omit<TokenDeps, 'onRefusal'> {
  const settings = environment(
    'TOKEN_ISSUER',
    'TOKEN_AUDIENCE',
    'TOKEN_TYPE',
    'APPLICANT_TOKEN_HOURS',
    'STAFF_TOKEN_HOURS',
    'SECOND_FACTORS',
  );
  const hours = { applicant: Number(settings.APPLICANT_TOKEN_HOURS), staff: Number(settings.STAFF_TOKEN_HOURS) };
  return {
    issuer: settings.TOKEN_ISSUER,
    audience: settings.TOKEN_AUDIENCE,
    tokenType: settings.TOKEN_TYPE,
    maximumLifeHours: hours,
    secondFactors: settings.SECOND_FACTORS.split(','),
    keyOf: issuerKeys({ issuer: settings.TOKEN_ISSUER, timeoutMilliseconds: 3000 }),
    now,
  };
}
