import { routes } from '../../shared/contracts/routes.ts';
import { policies } from '../../shared/policy/policies.ts';
import { httpHandler } from '../runtime/http-handler.ts';
import { listOccupations } from './list-occupations.ts';

export const handler = httpHandler(routes.listOccupations, async ({ query }) => listOccupations(query, policies));
