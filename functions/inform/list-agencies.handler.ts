import { routes } from '../../shared/contracts/routes.ts';
import { policies } from '../../shared/policy/policies.ts';
import { httpHandler } from '../runtime/http-handler.ts';
import { listAgencies } from './list-agencies.ts';

export const handler = httpHandler(routes.listAgencies, async () => listAgencies(policies));
