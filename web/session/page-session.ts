import { scriptedAreaOf, splitLanguage } from '../../shared/contracts/portal-pages.ts';
import { openSession } from './session.ts';

const { language, path } = splitLanguage(location.pathname);

/**
 * The session of this page. The file of the page names this script before all others, so that the round trip to the
 * issuer is under way while the browser reads the rest.
 */
export const pageSession = openSession({ door: scriptedAreaOf(path) ?? 'citizen', language });
