import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainBrowser } from '../local/world/sign-in/browser-without-script.ts';
import { authorizationRequest, enterCitizen, renewed, signedIn } from '../local/world/sign-in/sign-in-support.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

test('a citizen who has signed in reads the own applications, is refused after the clock was moved, and goes on after a silent renewal', async () => {
  const { asked, tokens } = await signedIn(journey.url, 'citizen');
  expect(await journey.ask('listOwnApplications', { token: tokens.access_token })).toEqual({ applications: [] });
  await journey.advanceBy('P3D');
  expect(await journey.refused('listOwnApplications', { token: tokens.access_token })).toMatchObject({ status: 401 });
  const { access_token: token } = await renewed(asked, tokens.refresh_token);
  expect(await journey.ask('listOwnApplications', { token })).toEqual({ applications: [] });
});

test('staff who have signed in see the tasks of their agency', async () => {
  const { tokens } = await signedIn(journey.url, 'staff');
  expect(await journey.send('listTasks', { token: tokens.access_token })).toMatchObject({ status: 200 });
});

test('a sign-in, a wrong password and a malformed request leave nothing on the console', async () => {
  const before = running.service.said();
  const browser = plainBrowser();
  const page = await browser.open(authorizationRequest(journey.url, 'citizen').url);
  await enterCitizen(browser, page, { phone: '13900000001', personalNumber: '9900000001', password: 'wrong' });
  await browser.open(authorizationRequest(journey.url, 'citizen', { client_id: 'nobody' }).url);
  await signedIn(journey.url, 'citizen', browser);
  expect(running.service.said()).toBe(before);
});
