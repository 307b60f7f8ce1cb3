import { ServiceError } from '../../shared/domain/errors.ts';
import { NoListPage } from '../../web/public/message-page.tsx';
import { OccupationsPage } from '../../web/public/occupations-page.tsx';
import { listOccupations } from '../inform/list-occupations.ts';
import type { ShowPublicPage } from './public-page.ts';
import { searchText } from './search-text.ts';

const PER_PAGE = 50;

export const showOccupations: ShowPublicPage = async (page, { query }, { policies }) => {
  const q = searchText(query.q);
  try {
    const reply = listOccupations({ q, limit: PER_PAGE, next: query.next }, policies);
    if (!('body' in reply)) throw new Error('A list is never an answer of before.');
    return { element: <OccupationsPage {...page} {...reply.body} q={q} isFirst={query.next === undefined} /> };
  } catch (error) {
    if (!(error instanceof ServiceError && error.code === 'VALIDATION')) throw error;
    return { element: <NoListPage {...page} answer="wrongPage" back="/occupations" />, status: 400 };
  }
};
