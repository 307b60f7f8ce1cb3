import type { IncomingMessage, ServerResponse } from 'node:http';
import { type HttpAnswer, httpAnswer } from '../../http/http-message.ts';
import { sendAnswer } from '../../http/send-answer.ts';
import { DOORS, type Door } from './account.ts';
import { assets } from './assets.ts';
import { pageAnswer } from './interactions.ts';
import { oneTimeCodes } from './one-time-codes.ts';
import type { openDoors } from './open-doors.ts';
import { notFoundPage } from './pages/notice-pages.ts';
import { doorPath, PEOPLE_PATH, ROOT } from './pages/page.ts';
import { peoplePage } from './pages/people-page.ts';
import type { ProviderDeps } from './provider.ts';
import { languageOf } from './text/texts.ts';

export interface SignInDeps extends ProviderDeps {
  /** The machine's time, for one-time codes. */
  readonly machineNow: () => Date;
}

/** Takes a request to the sign-in, with the messages as Node has them; undefined if the request is for others. */
export type SignIn = (message: IncomingMessage, response: ServerResponse) => Promise<void> | undefined;

/**
 * The sign-in of the local run: everything under /oidc, and the page of the people who can sign in.
 *
 * The provider is loaded at the first request, so that a start does not wait for it.
 */
export function signIn(deps: SignInDeps): SignIn {
  const codes = oneTimeCodes(deps.machineNow);
  const assetOf = assets();
  let doors: ReturnType<typeof openDoors> | undefined;
  const opened = async (): ReturnType<typeof openDoors> => {
    const { openDoors } = await import('./open-doors.ts');
    doors ??= openDoors({ ...deps, codes });
    return doors;
  };

  const people = ({ headers }: IncomingMessage, query: URLSearchParams): HttpAnswer => {
    const citizens = deps.accounts.citizens();
    const staff = deps.accounts.staff().map((account) => ({ account, code: codes.current(account) }));
    if (headers.accept?.includes('text/html')) {
      const shown = { citizens, staff, secondsLeft: codes.secondsLeft() };
      return pageAnswer(200, peoplePage(languageOf(query.get('lang')), shown));
    }
    const listedStaff = staff.map(({ account, code }) => ({ ...account, code }));
    return httpAnswer({ status: 200, body: { citizens, staff: listedStaff } }, { 'cache-control': 'no-store' });
  };

  const elsewhere = async (message: IncomingMessage, path: string, query: URLSearchParams): Promise<HttpAnswer> => {
    if (path === PEOPLE_PATH) return people(message, query);
    const asset = path.startsWith(`${ROOT}/assets/`) ? await assetOf(path.slice(`${ROOT}/assets/`.length)) : undefined;
    return asset ?? pageAnswer(404, notFoundPage(languageOf(query.get('lang'))));
  };

  return (message, response) => {
    const [path = '', search = ''] = (message.url ?? '').split(/\?(.*)/s);
    if (path !== PEOPLE_PATH && path !== ROOT && !path.startsWith(`${ROOT}/`)) return undefined;
    const door = DOORS.find((each) => isBelow(path, each));
    if (door !== undefined) return opened().then((serve) => serve(door, message, response));
    return elsewhere(message, path, new URLSearchParams(search)).then((answer) =>
      sendAnswer(message, response, answer),
    );
  };
}

function isBelow(path: string, door: Door): boolean {
  return path.startsWith(`${doorPath(door)}/`);
}
