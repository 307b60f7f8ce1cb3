import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { HttpAnswer } from '../../http/http-message.ts';
import type { Door } from './account.ts';
import { expiredPage, signedInPage } from './pages/notice-pages.ts';
import { doorPath, PAGE_HEADERS } from './pages/page.ts';
import { type Language, languageOf } from './text/texts.ts';

/** One request to a page of one sign-in. */
export interface SignInRequest {
  readonly message: IncomingMessage;
  /** The id of the sign-in. */
  readonly signIn: string;
  /** The address of its page. */
  readonly address: string;
  /** The part of the path behind that address, empty for the page itself. */
  readonly part: string;
  readonly query: URLSearchParams;
  readonly language: Language;
}

/** What a door answers: a page, a picture, or who has signed in and how. */
export type SignInAnswer = HttpAnswer | { readonly signedIn: string; readonly amr: readonly string[] };

/** Serves the pages of the sign-ins at one door. */
export interface DoorPages {
  readonly door: Door;
  readonly answer: (request: SignInRequest) => Promise<SignInAnswer>;
}

/** Answers a request below `/oidc/<door>/interaction/`: only for the browser in which the sign-in began. */
export async function answerInteraction(
  { door, answer }: DoorPages,
  provider: Provider,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<HttpAnswer> {
  const { pathname, searchParams: query } = new URL(message.url ?? '', 'http://127.0.0.1');
  const [, signIn = '', part = ''] = /\/interaction\/([^/]+)\/?(.*)$/.exec(pathname) ?? [];
  const details = await provider.interactionDetails(message, response).catch(() => undefined);
  const language = languageOf(query.get('lang'), details?.params.ui_locales);
  if (details?.uid !== signIn) {
    const { accountId } = await provider.Session.get(provider.createContext(message, response));
    return accountId === undefined
      ? pageAnswer(400, expiredPage(language))
      : pageAnswer(200, signedInPage(language, door));
  }

  const address = `${doorPath(door)}/interaction/${signIn}`;
  const answered = await answer({ message, signIn, address, part, query, language });
  if (!('signedIn' in answered)) return answered;
  const login = { accountId: answered.signedIn, amr: [...answered.amr], remember: false };
  return seeOther(await provider.interactionResult(message, response, { login }, { mergeWithLastSubmission: false }));
}

export function pageAnswer(status: number, body: string): HttpAnswer {
  return { status, headers: PAGE_HEADERS, body };
}

/** Sends the browser to another address, which it gets. */
export function seeOther(location: string): HttpAnswer {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' };
}
