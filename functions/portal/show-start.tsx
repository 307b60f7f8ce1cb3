import { newestPolicy, policiesOf } from '../../shared/policy/policies.ts';
import { StartPage } from '../../web/public/start-page.tsx';
import { policyViews } from '../inform/list-policies.ts';
import type { ShowPublicPage } from './public-page.ts';

/** The newest policy of the default programme is the one that most people apply under; a link leads to all of them. */
export const showStart: ShowPublicPage = async (page, _request, { policies }) => {
  const [newest] = policyViews([newestPolicy(policiesOf(undefined, policies))]);
  if (!newest) throw new Error('There is no policy.');
  return { element: <StartPage {...page} policy={newest} /> };
};
