import { now } from '../../shared/clock.ts';
import { releaseRetentionPlanRoute } from '../../shared/contracts/retention.ts';
import { retentionStore } from '../../shared/table/retention-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { releasePlan } from './release-plan.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { retention: retentionStore(tableNamed(TABLE_NAME)), now };

export const handler = httpHandler(releaseRetentionPlanRoute, (request) => releasePlan(request, deps));
