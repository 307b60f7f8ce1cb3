import { listPoliciesRoute } from '../../shared/contracts/inform.ts';
import { policies } from '../../shared/policy/policies.ts';
import { httpHandler } from '../http/http-handler.ts';
import { listPolicies } from './list-policies.ts';

export const handler = httpHandler(listPoliciesRoute, async () => listPolicies(policies));
