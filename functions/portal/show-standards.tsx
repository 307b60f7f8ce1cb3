import { policiesOf } from '../../shared/policy/policies.ts';
import { StandardsPage } from '../../web/public/standards-page.tsx';
import { policyViews } from '../inform/list-policies.ts';
import type { ShowPublicPage } from './public-page.ts';

/** Programme by programme, the default one first, and of each its newest policy first. */
export const showStandards: ShowPublicPage = async (page, _request, { policies }) => {
  const programmes = [...new Set(policies.map(({ programme }) => programme))];
  const ordered = programmes.flatMap((programme) => policiesOf(programme, policies).toReversed());
  return { element: <StandardsPage {...page} policies={policyViews(ordered)} /> };
};
