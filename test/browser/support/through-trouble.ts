import type { Page } from 'playwright-core';
import { expect } from 'vitest';

interface Sending {
  /** The requests that carry the form, as Playwright matches them. */
  readonly requests: string;
  /** The end of the address of the form. */
  readonly path: string;
  /** A field that is filled in, and its value. */
  readonly typed: readonly [selector: string, value: string];
  /** The button that sends. */
  readonly button: string;
}

/**
 * Sends a filled form while the sign-in has ended for good, after signing in again while the network loses every
 * answer, and at last by two taps. What was typed must stay, and the service must get one request.
 */
export async function sendThroughTrouble(page: Page, { requests, path, typed, button }: Sending): Promise<void> {
  const send = () => page.getByRole('button', { name: button }).click();
  let answer: 'expired' | 'lost' | 'given' = 'expired';
  let sent = 0;
  await page.route(requests, async (route) => {
    if (answer === 'expired') return route.fulfill({ status: 401 });
    if (answer === 'lost') return route.abort();
    sent += 1;
    return route.continue();
  });
  const refuses = /test-issuer\/token/;
  await page.route(refuses, (route) => route.fulfill({ status: 400, json: { error: 'invalid_grant' } }));
  await send();
  await page.getByText('登录已失效，请重新登录。已填内容保存在本窗口。').waitFor();
  await page.unroute(refuses);
  answer = 'lost';
  await page.getByRole('button', { name: '重新登录' }).click();
  await page.waitForURL((url) => url.pathname.endsWith(path));
  const [field, value] = typed;
  await page.locator(field).waitFor();
  expect(await page.inputValue(field)).toBe(value);
  await send();
  await page.getByText('服务暂时无法连接，已填内容仍在本页，请重试。').waitFor();
  answer = 'given';
  await page.getByRole('button', { name: button }).dblclick();
  await page.waitForURL((url) => !url.pathname.endsWith(path));
  expect(sent).toBe(1);
}
