import { join } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import { now } from '../../shared/clock.ts';
import { readStatisticsRoute } from '../../shared/contracts/report.ts';
import { policies } from '../../shared/policy/policies.ts';
import { noticeStore } from '../../shared/table/notice-store.ts';
import { reportStore } from '../../shared/table/report-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { keptFor } from '../report/kept-for.ts';
import { readStatistics } from '../report/read-statistics.ts';
import { environment } from '../runtime/environment.ts';
import { listedOccupations } from './listed-occupations.ts';
import { pageHandler } from './page-handler.ts';
import { documentRenderer } from './page-renderer.ts';
import { showPage } from './show-page.ts';
import { siteStyles } from './site-styles.ts';

const portal = join(import.meta.dirname, 'portal');
const renderer = documentRenderer(siteStyles(portal), renderToString);
const table = tableNamed(environment('TABLE_NAME').TABLE_NAME);
const notices = noticeStore(table);
const statistics = keptFor(
  readStatisticsRoute.cacheSeconds * 1000,
  () => readStatistics({ reports: reportStore(table), now }),
  now,
);
const deps = { ...renderer, policies, notices, occupations: listedOccupations(portal), statistics, now };

export const handler = pageHandler((request) => showPage(request, deps), renderer);
