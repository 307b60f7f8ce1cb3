import { now } from '../../shared/clock.ts';
import { readStatisticsRoute } from '../../shared/contracts/report.ts';
import { reportStore } from '../../shared/table/report-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { keptFor } from './kept-for.ts';
import { readStatistics } from './read-statistics.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { reports: reportStore(tableNamed(TABLE_NAME)), now };
const statistics = keptFor(readStatisticsRoute.cacheSeconds * 1000, () => readStatistics(deps), now);

export const handler = httpHandler(readStatisticsRoute, async () => ({ body: await statistics() }));
