import { StandardsPage } from '../../web/public/standards-page.tsx';
import { policyViews } from '../inform/list-policies.ts';
import type { ShowPublicPage } from './public-page.ts';

export const showStandards: ShowPublicPage = async (page, _request, { policies }) => ({
  element: <StandardsPage {...page} policies={policyViews(policies).toReversed()} />,
});
