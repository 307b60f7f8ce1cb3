import { listAgenciesRoute } from '../../shared/contracts/inform.ts';
import { policies } from '../../shared/policy/policies.ts';
import { httpHandler } from '../http/http-handler.ts';
import { listAgencies } from './list-agencies.ts';

export const handler = httpHandler(listAgenciesRoute, async () => listAgencies(policies));
