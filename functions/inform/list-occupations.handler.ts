import { listOccupationsRoute } from '../../shared/contracts/inform.ts';
import { policies } from '../../shared/policy/policies.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { listOccupations } from './list-occupations.ts';

export const handler = httpHandler(
  listOccupationsRoute,
  inPages(listOccupationsRoute, async ({ query }) => listOccupations(query, policies)),
);
