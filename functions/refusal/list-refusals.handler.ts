import { now } from '../../shared/clock.ts';
import { listRefusalsRoute } from '../../shared/contracts/refusal.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { inPages } from '../http/page-mark.ts';
import { environment } from '../runtime/environment.ts';
import { listRefusals } from './list-refusals.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { applications: applicationReader(tableNamed(TABLE_NAME)), now };

export const handler = httpHandler(
  listRefusalsRoute,
  inPages(listRefusalsRoute, (request) => listRefusals(request, deps)),
);
