import { AgenciesPage } from '../../web/public/agencies-page.tsx';
import { publicAgencies } from './public-agencies.ts';
import type { ShowPublicPage } from './public-page.ts';

export const showAgencies: ShowPublicPage = async (page, _request, { policies }) => ({
  element: <AgenciesPage {...page} agencies={publicAgencies(policies)} />,
});
