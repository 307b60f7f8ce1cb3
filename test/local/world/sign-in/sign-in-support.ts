import { createHash, randomBytes } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as z from 'zod';
import type { Door } from '../../../../local/world/sign-in/account.ts';
import { local } from '../world-support.ts';
import { type PlainBrowser, plainBrowser, type Visited } from './browser-without-script.ts';
import type { ServedSignIn } from './served-sign-in.ts';

const CLIENT_IDS: Readonly<Record<Door, string>> = { citizen: 'portal', staff: 'staff-desk' };
const CALLBACKS: Readonly<Record<Door, string>> = { citizen: '/signed-in', staff: '/staff/signed-in' };

const tokensSchema = z.object({
  access_token: z.string(),
  id_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
});
export type Tokens = z.infer<typeof tokensSchema>;

/** What the portal keeps between its request and the redirect back. */
export interface Asked {
  readonly door: Door;
  readonly origin: string;
  readonly verifier: string;
  readonly url: string;
}

/** The request with which the portal sends a browser to a door. `change` overrides parameters; undefined removes. */
export function authorizationRequest(
  origin: string,
  door: Door,
  change: Readonly<Record<string, string | undefined>> = {},
): Asked {
  const verifier = randomBytes(32).toString('base64url');
  const parameters = {
    client_id: CLIENT_IDS[door],
    response_type: 'code',
    redirect_uri: `${origin}${CALLBACKS[door]}`,
    scope: 'openid',
    state: 'state',
    nonce: 'nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  return { door, origin, verifier, url: `${origin}/oidc/${door}/auth?${query}` };
}

/** The parameters with which the browser came back to the portal. */
export function cameBack({ url }: Visited): Readonly<Record<string, string>> {
  return Object.fromEntries(new URL(url).searchParams);
}

export async function postToken(asked: Asked, parameters: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${asked.origin}/oidc/${asked.door}/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: CLIENT_IDS[asked.door], ...parameters }),
  });
}

export async function redeem(asked: Asked, visited: Visited): Promise<Tokens> {
  const { code = '' } = cameBack(visited);
  const response = await postToken(asked, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${asked.origin}${CALLBACKS[asked.door]}`,
    code_verifier: asked.verifier,
  });
  return tokensSchema.parse(await response.json());
}

export async function renew(asked: Asked, refreshToken: string): Promise<Response> {
  return postToken(asked, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

export async function renewed(asked: Asked, refreshToken: string): Promise<Tokens> {
  return tokensSchema.parse(await (await renew(asked, refreshToken)).json());
}

/** A token of `/local/token`. */
export async function localToken({ world }: ServedSignIn, request: object): Promise<string> {
  const answer = await local(world, 'POST', '/local/token', request);
  return z.object({ accessToken: z.string() }).parse(answer?.body).accessToken;
}

/** Signs a seeded citizen or member of staff in, as far as the portal is concerned. */
export async function signedIn(
  origin: string,
  door: Door,
  browser = plainBrowser(),
): Promise<{ readonly browser: PlainBrowser; readonly asked: Asked; readonly tokens: Tokens }> {
  const asked = authorizationRequest(origin, door);
  const page = await browser.open(asked.url);
  const back =
    door === 'citizen'
      ? await enterCitizen(browser, page, await aCitizen(origin))
      : await enterStaff(browser, page, origin);
  return { browser, asked, tokens: await redeem(asked, back) };
}

/** The entries that the form of a page holds before anybody types. */
export function hiddenEntries({ text }: Visited): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

/** The address to which the form of a page goes. */
export function actionOf({ text, url }: Visited): string {
  return new URL(unescaped(/<form [^>]*action="([^"]+)"/.exec(text)?.[1] ?? ''), url).href;
}

/** Does the work of a page, as its script would. */
export async function proofOf({ text }: Visited): Promise<string> {
  const challenge = JSON.parse(unescaped(/data-challenge="([^"]+)"/.exec(text)?.[1] ?? ''));
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

export interface CitizenEntries {
  readonly phone: string;
  readonly personalNumber: string;
  readonly password: string;
}

/** Fills in the page at which citizens sign in, and sends it. */
export async function enterCitizen(
  browser: PlainBrowser,
  page: Visited,
  { phone, personalNumber, password }: CitizenEntries,
  captcha?: Readonly<Record<string, string>>,
): Promise<Visited> {
  const solved = captcha ?? { proof: await proofOf(page) };
  return browser.open(actionOf(page), { ...hiddenEntries(page), phone, personalNumber, password, ...solved });
}

const listed = z.object({
  citizens: z.array(
    z.object({ idNumber: z.string(), phone: z.string(), personalNumber: z.string(), password: z.string() }),
  ),
  staff: z.array(
    z.object({
      subject: z.string(),
      phone: z.string(),
      password: z.string(),
      roles: z.array(z.string()),
      agency: z.string(),
      code: z.string().optional(),
    }),
  ),
});

/** Who can sign in, as the local run lists them. */
export async function listedPeople(origin: string): Promise<z.infer<typeof listed>> {
  return listed.parse(await (await fetch(`${origin}/local/people`)).json());
}

async function aCitizen(origin: string): Promise<CitizenEntries> {
  const [first] = (await listedPeople(origin)).citizens;
  if (first === undefined) throw new Error('Nobody can sign in');
  return first;
}

/** A member of staff by number, with the code that would sign them in now. */
export async function staffMember(origin: string, staffId: string) {
  const found = (await listedPeople(origin)).staff.find(({ subject }) => subject === staffId);
  if (found === undefined) throw new Error(`There is no ${staffId}`);
  return { ...found, code: found.code ?? 'none' };
}

/** Fills in the two pages at which staff sign in. */
async function enterStaff(browser: PlainBrowser, page: Visited, origin: string): Promise<Visited> {
  const { subject, password, code } = await staffMember(origin, 'fund-reviewer-210202');
  const next = await browser.open(actionOf(page), { staffId: subject, password });
  return browser.open(actionOf(next), { code });
}

/** The sentences of a page that say what is wrong. */
export function saidWrong({ text }: Visited): readonly string[] {
  const summary = /<div class="summary"[\s\S]*?<\/div>/.exec(text)?.[0] ?? '';
  return [...summary.matchAll(/<(?:li|p)>(.*?)<\/(?:li|p)>/gs)].map(([, said = '']) => said.replaceAll(/<[^>]+>/g, ''));
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'");
}
