import { StatisticsPage } from '../../web/public/statistics-page.tsx';
import { publicAgencies } from './public-agencies.ts';
import type { ShowPublicPage } from './public-page.ts';

export const showStatistics: ShowPublicPage = async (page, _request, { policies, statistics }) => ({
  element: <StatisticsPage {...page} statistics={await statistics()} agencies={publicAgencies(policies)} />,
});
