import { routes } from '../../shared/contracts/routes.ts';
import { policies } from '../../shared/policy/policies.ts';
import { httpHandler } from '../runtime/http-handler.ts';
import { listPolicies } from './list-policies.ts';

export const handler = httpHandler(routes.listPolicies, async () => listPolicies(policies));
