import { StartPage } from '../../web/public/start-page.tsx';
import { policyViews } from '../inform/list-policies.ts';
import type { ShowPublicPage } from './public-page.ts';

/** The newest policy is the one that people can apply under. */
export const showStart: ShowPublicPage = async (page, _request, { policies }) => {
  const newest = policyViews(policies).at(-1);
  if (!newest) throw new Error('There is no policy.');
  return { element: <StartPage {...page} policy={newest} /> };
};
