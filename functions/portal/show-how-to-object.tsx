import { HowToObjectPage } from '../../web/public/how-to-object-page.tsx';
import type { ShowPublicPage } from './public-page.ts';

export const showHowToObject: ShowPublicPage = async (page) => ({ element: <HowToObjectPage {...page} /> });
