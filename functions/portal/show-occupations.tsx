import { occupationsOf } from '../../shared/policy/occupation-catalogue.ts';
import { NoListPage } from '../../web/public/message-page.tsx';
import { OccupationsPage } from '../../web/public/occupations-page.tsx';
import { rankOccupations, soughtText } from '../../web/public/rank-occupations.ts';
import { latestByCode } from '../inform/latest-by-code.ts';
import type { PublicPageDeps, ShowPublicPage } from './public-page.ts';
import { searchText } from './search-text.ts';

const PER_PAGE = 50;

/** `next` is the code of the last occupation on the page before. */
export const showOccupations: ShowPublicPage = async (page, { query }, deps) => {
  const q = searchText(query.q);
  const found = rankOccupations(soughtText(q), subsidised(deps));
  const from = query.next === undefined ? 0 : found.findIndex(({ code }) => code === query.next) + 1;
  if (query.next !== undefined && from === 0) {
    return {
      element: <NoListPage {...page} answer="wrongPage" list="/occupations" back="/occupations" />,
      status: 400,
    };
  }
  const occupations = found.slice(from, from + PER_PAGE);
  const next = from + PER_PAGE < found.length ? occupations.at(-1)?.code : undefined;
  const shown = { occupations, total: found.length, q, isFirst: from === 0, next };
  return { element: <OccupationsPage {...page} {...shown} /> };
};

/** The occupations that any policy subsidises, each once, under the name that its newest policy knows. */
function subsidised({ policies, occupations }: Pick<PublicPageDeps, 'policies' | 'occupations'>) {
  const names = new Map(latestByCode(policies.map(occupationsOf)).map(({ code, name }) => [code, name]));
  return occupations().filter(({ code, name }) => names.get(code) === name);
}
