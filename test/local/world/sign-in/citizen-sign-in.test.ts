import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { introductions } from '../../../../local/world/seeded-world.ts';
import { local } from '../world-support.ts';
import { type PlainBrowser, plainBrowser, type Visited } from './browser-without-script.ts';
import { type ServedSignIn, serveSignIn } from './served-sign-in.ts';
import {
  actionOf,
  authorizationRequest,
  type CitizenEntries,
  cameBack,
  enterCitizen,
  hiddenEntries,
  localToken,
  proofOf,
  redeem,
  saidWrong,
} from './sign-in-support.ts';

let served: ServedSignIn;
beforeAll(async () => {
  served = await serveSignIn();
});
afterAll(() => served.close());

/** What a seeded person enters. Each test takes another person, because wrong entries are remembered. */
function entriesOf(index: number): CitizenEntries & { readonly idNumber: string } {
  const person = introductions[index];
  if (person === undefined) throw new RangeError(`There is no seeded person ${index}`);
  const { phone, socialSecurityNumber: personalNumber, idNumber } = person;
  return { phone, personalNumber, idNumber, password: `yangben-${phone.slice(-4)}` };
}

async function newSignIn(): Promise<{ readonly browser: PlainBrowser; readonly page: Visited }> {
  const browser = plainBrowser();
  return { browser, page: await browser.open(authorizationRequest(served.origin, 'citizen').url) };
}

/** What each of several tries in one sign-in is told. */
async function told(tries: readonly CitizenEntries[]): Promise<readonly (readonly string[])[]> {
  const { browser, page } = await newSignIn();
  const answers: (readonly string[])[] = [];
  let current = page;
  for (const entries of tries) {
    current = await enterCitizen(browser, current, entries);
    answers.push(saidWrong(current));
  }
  return answers;
}

test('a citizen signs in with phone, personal number, password and captcha, and the token has the claims of the contract', async () => {
  const { idNumber, ...entries } = entriesOf(0);
  const browser = plainBrowser();
  const asked = authorizationRequest(served.origin, 'citizen');
  const back = await enterCitizen(browser, await browser.open(asked.url), entries);
  expect(cameBack(back)).toMatchObject({ state: 'state', iss: served.world.urls.issuer });

  const { access_token, id_token, expires_in } = await redeem(asked, back);
  expect(decodeProtectedHeader(access_token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
  const request = { kind: 'applicant', idNumber, name: '赵样一', phone: entries.phone };
  const ready = decodeJwt(await localToken(served, request));
  const issuedAt = served.now().getTime() / 1000;
  expect(decodeJwt(access_token)).toMatchObject({ ...ready, amr: ['pwd'], iat: issuedAt, exp: issuedAt + expires_in });
  expect(decodeJwt(id_token)).toMatchObject({ sub: ready.sub, name: '赵样一', aud: 'portal', nonce: 'nonce' });
});

test('a phone number may be typed in groups', async () => {
  const entries = entriesOf(1);
  const { browser, page } = await newSignIn();
  const back = await enterCitizen(browser, page, {
    ...entries,
    phone: entries.phone.replace(/^(...)(....)/, '$1 $2-'),
  });
  expect(cameBack(back).code).toEqual(expect.any(String));
});

test('an empty form is told everything at once, in the language that the portal asks for, and keeps what was typed', async () => {
  const browser = plainBrowser();
  const { url } = authorizationRequest(served.origin, 'citizen', { ui_locales: 'en zh-CN' });
  const page = await browser.open(url);
  expect(page.text).toContain('<html lang="en">');
  const empty = await browser.open(actionOf(page), {});
  expect(saidWrong(empty)).toHaveLength(4);
  const half = await enterCitizen(browser, empty, { phone: '"1390"', personalNumber: '', password: 'x' });
  expect(saidWrong(half)).toEqual(['A mobile number has 11 digits and begins with 1', 'Enter your personal number']);
  expect(half.text).toContain('value="&quot;1390&quot;"');
  expect(half.text).not.toContain('value="x"');
});

describe('wrong entries', () => {
  const WRONG = /^填写的登录信息不正确/;
  const LOCKED = /^连续5次填写有误，已暂停登录。请于2021年6月16日 09:15后重试。$/;

  test('the fifth locks the account for a quarter of an hour by the clock of the run, for the right password too', async () => {
    const entries = entriesOf(2);
    const wrong = { ...entries, password: 'wrong' };
    const answers = await told([wrong, wrong, { ...entries, personalNumber: '1' }, wrong, wrong, entries]);
    expect(answers.slice(0, 4).flat()).toEqual(Array.from({ length: 4 }, () => expect.stringMatching(WRONG)));
    for (const [said] of answers.slice(4)) expect(said).toMatch(LOCKED);

    served.advanceSeconds(15 * 60);
    const { browser, page } = await newSignIn();
    expect(cameBack(await enterCitizen(browser, page, entries)).code).toEqual(expect.any(String));
  });

  test('a phone number without an account is told the same as one with an account, up to the lockout', async () => {
    const known = { ...entriesOf(3), password: 'wrong' };
    const unknown = { ...known, phone: '13911112222' };
    const six = <T>(entries: T): readonly T[] => Array.from({ length: 6 }, () => entries);
    const [ofKnown, ofUnknown] = [await told(six(known)), await told(six(unknown))];
    expect(ofUnknown).toEqual(ofKnown);
    expect(ofKnown[5]?.[0]).toMatch(/^连续5次/);
  });

  test('a hundred tries at once are no more than five', async () => {
    const entries = entriesOf(4);
    const signIns = await Promise.all(Array.from({ length: 12 }, newSignIn));
    const answers = await Promise.all(
      signIns.map(({ browser, page }) => enterCitizen(browser, page, { ...entries, password: 'wrong' })),
    );
    const [last] = await told([entries]);
    expect(last?.[0]).toMatch(/^连续5次/);
    expect(answers.filter((answer) => saidWrong(answer)[0]?.match(WRONG)).length).toBeLessThan(5);
  });

  test('four, then the right password, then four more lock nothing', async () => {
    const entries = entriesOf(5);
    const wrong = { ...entries, password: 'wrong' };
    await told([wrong, wrong, wrong, wrong]);
    const { browser, page } = await newSignIn();
    expect(cameBack(await enterCitizen(browser, page, entries)).code).toEqual(expect.any(String));
    expect((await told([wrong, wrong, wrong, wrong]))[3]?.[0]).toMatch(WRONG);
  });
});

describe('the captcha', () => {
  const FAILED = ['安全验证未通过，请重试'];

  test('a proof of work is good once, and only at the sign-in for which it was made', async () => {
    const wrong = { ...entriesOf(6), password: 'wrong' };
    const { browser, page } = await newSignIn();
    const proof = await proofOf(page);
    const other = await newSignIn();
    expect(saidWrong(await enterCitizen(other.browser, other.page, wrong, { proof }))).toEqual(FAILED);
    expect(saidWrong(await enterCitizen(browser, page, wrong, { proof }))).not.toEqual(FAILED);
    expect(saidWrong(await enterCitizen(browser, page, wrong, { proof }))).toEqual(FAILED);
  });

  test('a proof of less work than was asked is refused', async () => {
    const { browser, page } = await newSignIn();
    const payload = JSON.parse(Buffer.from(await proofOf(page), 'base64').toString());
    payload.challenge.parameters.cost = 1;
    const proof = Buffer.from(JSON.stringify(payload)).toString('base64');
    expect(saidWrong(await enterCitizen(browser, page, entriesOf(7), { proof }))).toEqual(FAILED);
  });

  test.each(['', 'x', 'bnVsbA==', 'e30='])('the proof %j is refused', async (proof) => {
    const { browser, page } = await newSignIn();
    expect(saidWrong(await enterCitizen(browser, page, entriesOf(7), { proof }))[0]).toMatch(/^安全验证/);
  });

  test('without script there is a picture; wrong digits use it up', async () => {
    const { browser, page } = await newSignIn();
    const [, noscript = ''] = /<noscript>(.*?)<\/noscript>/s.exec(page.text) ?? [];
    const picture = new URL(/src="([^"]+)"/.exec(noscript)?.[1] ?? '', page.url).href;
    const drawn = await browser.open(picture);
    expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(saidWrong(await enterCitizen(browser, page, entriesOf(7), { digits: 'nope' }))).toEqual(FAILED);
    expect((await browser.open(picture)).status).toBe(404);
  });

  test('a captcha that is wrong does not count towards the lockout', async () => {
    const entries = entriesOf(8);
    const { browser, page } = await newSignIn();
    for (let tries = 0; tries < 6; tries += 1) await enterCitizen(browser, page, entries, { proof: 'x' });
    expect(cameBack(await enterCitizen(browser, page, entries)).code).toEqual(expect.any(String));
  });
});

describe('a sign-in', () => {
  test('cannot be sent again once it is over', async () => {
    const { browser, page } = await newSignIn();
    const form = { ...hiddenEntries(page), ...entriesOf(9), proof: await proofOf(page) };
    expect((await browser.open(actionOf(page), form)).status).toBe(303);
    const again = await browser.open(actionOf(page), form);
    expect(again.status).toBe(200);
    expect(again.text).toContain('您已登录');
  });

  test('that is over leads a signed-in person who goes back to the portal, in the language of the sign-in', async () => {
    const browser = plainBrowser();
    const page = await browser.open(authorizationRequest(served.origin, 'citizen', { ui_locales: 'en' }).url);
    await enterCitizen(browser, page, entriesOf(9));
    const back = await browser.open(page.url);
    expect(back.status).toBe(200);
    expect(back.text).toContain('<h1>You are signed in</h1>');
    expect(back.text).toContain('href="/en/applications"');
    expect(back.text).not.toContain('<form');
  });

  test('belongs to the browser in which it began', async () => {
    const { page } = await newSignIn();
    expect((await plainBrowser().open(page.url)).status).toBe(400);
    expect((await plainBrowser().open(actionOf(page), { ...entriesOf(9) })).status).toBe(400);
  });

  test('has pages that no frame may show and that load nothing from elsewhere', async () => {
    const { page } = await newSignIn();
    const policy = page.headers.get('content-security-policy');
    for (const rule of ["default-src 'none'", "frame-ancestors 'none'", "script-src 'self'"])
      expect(policy).toContain(rule);
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('of a form that is far too large is refused', async () => {
    const { browser, page } = await newSignIn();
    expect((await browser.open(actionOf(page), { phone: '1'.repeat(20_000) })).status).toBe(413);
  });
});

test('a person who was put into the registers with a phone can sign in, and one without a phone cannot', async () => {
  const person = { name: '新样人', socialSecurityNumber: '9900000777', employment: null };
  const entries = { phone: '13912340777', personalNumber: '9900000777', password: 'yangben-0777' };
  const put = (body: object) => local(served.world, 'PUT', '/local/world/people/999999199005059028', body);
  await put(person);
  expect((await told([entries]))[0]?.[0]).toMatch(/不正确/);
  await put({ ...person, phone: entries.phone });
  const { browser, page } = await newSignIn();
  expect(cameBack(await enterCitizen(browser, page, entries)).code).toEqual(expect.any(String));
});
