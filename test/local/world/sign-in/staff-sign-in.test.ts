import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PlainBrowser, plainBrowser, type Visited } from './browser-without-script.ts';
import { type ServedSignIn, serveSignIn } from './served-sign-in.ts';
import {
  actionOf,
  authorizationRequest,
  cameBack,
  localToken,
  redeem,
  saidWrong,
  staffMember,
} from './sign-in-support.ts';

let served: ServedSignIn;
beforeAll(async () => {
  served = await serveSignIn();
});
afterAll(() => served.close());

const member = (staffId: string) => staffMember(served.origin, staffId);

async function newSignIn(browser = plainBrowser()) {
  const asked = authorizationRequest(served.origin, 'staff');
  return { browser, asked, page: await browser.open(asked.url) };
}

/** Passes the page of the password. */
async function atTheCode(staffId: string): Promise<{ readonly browser: PlainBrowser; readonly page: Visited }> {
  const { browser, page } = await newSignIn();
  const { password } = await member(staffId);
  return { browser, page: await browser.open(actionOf(page), { staffId, password }) };
}

test('staff sign in with number, password and one-time code, and the token has the claims of the contract', async () => {
  const { browser, asked, page } = await newSignIn();
  const { password, code } = await member('supervisor-210202');
  const next = await browser.open(actionOf(page), { staffId: ' Supervisor-210202 ', password });
  expect(next.text).toContain('autocomplete="one-time-code"');
  const back = await browser.open(actionOf(next), { code: code.replace(/^(...)/, '$1 ') });
  const claims = decodeJwt((await redeem(asked, back)).access_token);
  const request = {
    kind: 'staff',
    staffId: 'supervisor-210202',
    name: '唐样夏',
    roles: ['supervisor'],
    agency: '210202',
  };
  const { name: _name, amr: _amr, iat, exp: _exp, ...ready } = decodeJwt(await localToken(served, request));
  expect(claims).toMatchObject({ ...ready, iat, amr: ['pwd', 'otp', 'mfa'] });
});

test('the phone number works as the staff number does', async () => {
  const { browser, page } = await newSignIn();
  const { phone, password } = await member('reviewer-210200');
  expect((await browser.open(actionOf(page), { staffId: phone, password })).text).toContain('动态验证码');
});

test('a one-time code that was used signs nobody in again, and neither does an earlier one', async () => {
  const { code: earlier } = await member('payer-210202');
  served.advanceMachineSeconds(30);
  const first = await atTheCode('payer-210202');
  const { code } = await member('payer-210202');
  expect(code).not.toBe(earlier);
  expect(cameBack(await first.browser.open(actionOf(first.page), { code })).code).toEqual(expect.any(String));
  for (const used of [code, earlier]) {
    const second = await atTheCode('payer-210202');
    expect(saidWrong(await second.browser.open(actionOf(second.page), { code: used }))).toEqual([
      '动态验证码不正确或已使用过，请等待新的验证码',
    ]);
  }
});

test('a code without the password before it signs nobody in', async () => {
  const { browser, page } = await newSignIn();
  const { code } = await member('auditor-210202');
  const answer = await browser.open(actionOf(page), { code });
  expect(saidWrong(answer)).toEqual(['请填写工号或手机号', '请填写密码']);
});

test('wrong passwords and wrong codes lock the account together, and the right password does not start the count anew', async () => {
  const staffId = 'fund-reviewer-210203';
  const { browser, page } = await newSignIn();
  for (let tries = 0; tries < 2; tries += 1) await browser.open(actionOf(page), { staffId, password: 'wrong' });
  const code = await atTheCode(staffId);
  for (let tries = 0; tries < 2; tries += 1) await code.browser.open(actionOf(code.page), { code: '000000' });
  const again = await atTheCode(staffId);
  const [locked] = saidWrong(await again.browser.open(actionOf(again.page), { code: '000000' }));
  expect(locked).toMatch(/^连续5次填写有误/);
  expect(saidWrong((await atTheCode(staffId)).page)[0]).toBe(locked);
  served.advanceSeconds(15 * 60);
  expect((await atTheCode(staffId)).page.text).toContain('动态验证码');
});

test('a staff number that nobody has is told the same as one with a wrong password, up to the lockout', async () => {
  const sixAnswers = async (staffId: string) => {
    const { browser, page } = await newSignIn();
    const answers: (readonly string[])[] = [];
    for (let tries = 0; tries < 6; tries += 1)
      answers.push(saidWrong(await browser.open(actionOf(page), { staffId, password: 'wrong' })));
    return answers;
  };
  const known = await sixAnswers('supervisor-210200');
  expect(await sixAnswers('supervisor-999999')).toEqual(known);
  expect(known[5]?.[0]).toMatch(/^连续5次/);
});

test('after the password, another account can be taken', async () => {
  const { browser, page } = await atTheCode('payer-210203');
  const start = await browser.open(actionOf(page), { startAgain: 'yes' });
  expect(start.text).toContain('name="staffId"');
});
