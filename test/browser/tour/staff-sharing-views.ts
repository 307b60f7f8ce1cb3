import type { Page } from 'playwright-core';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { DOWN, refusal, sendForm, type View, viewsOf } from './view.ts';

const LIST = '**/v1/staff/delegations';
const delegations = viewsOf('/staff/delegations', 'staff', '/staff/delegations');
const task = viewsOf(
  '/staff/tasks/:taskId',
  'staff',
  ({ cases }) => `/staff/tasks/${taskIdOf(cases.fundReview, 'FUND_REVIEW')}`,
);
const file = viewsOf(
  '/staff/applications/:applicationId',
  'staff',
  ({ cases }) => `/staff/applications/${cases.fundReview}`,
);
/** One in force and one to come, as the service lists them. */
const LISTED = {
  delegations: [
    {
      delegationId: 'D906VRW4K1SCJRNS',
      agency: '210202',
      from: 'fund-1',
      fromName: '王样认',
      to: 'fund-2',
      toName: '赵样办',
      kinds: ['FUND_REVIEW', 'FUND_SECOND_LOOK'],
      since: '2021-06-28',
      until: '2021-07-09',
      inForce: true,
      reason: '年休假',
      setBy: 'chief-1',
      setAt: '2021-06-25T09:00:00+08:00',
    },
    {
      delegationId: 'D906VRW4K1SCJRNT',
      agency: '210202',
      from: 'chief-2',
      to: 'chief-1',
      kinds: ['OBJECTION_REVIEW', 'COMPLAINT'],
      since: '2021-07-12',
      until: '2021-07-16',
      inForce: false,
      reason: '参加培训',
      setBy: 'chief-1',
      setAt: '2021-06-25T09:05:00+08:00',
    },
  ],
};
const listed = { [LIST]: { status: 200, body: LISTED } };

/** How staff share their work: claims, transfers, deputies, and a case passed on to another agency. */
export const staffSharingViews: readonly View[] = [
  task('staff-claimed', { act: claimAndGiveBack }),
  task('staff-claimed-by-colleague', {
    act: claimInVain,
    answers: { '**/claim': refusal(409, 'claimed', '已被认领') },
    expected: /409/,
  }),
  task('staff-transfer', { act: transferWithout }),
  delegations('staff-delegations', { answers: listed, picture: 'zh' }),
  delegations('staff-delegations-none'),
  delegations('staff-delegations-not-offered', { visitor: 'auditor', answers: listed }),
  delegations('staff-delegations-loading', { answers: { [LIST]: 'held' } }),
  delegations('staff-delegations-failed', { answers: { [LIST]: DOWN }, expected: /503/ }),
  delegations('staff-delegation-faulty', { act: sendEmpty }),
  file('staff-agency', { act: passOnWithout }),
];

/** Claims a task, and gives it back, so that the next view finds it as it was. */
async function claimAndGiveBack(page: Page): Promise<void> {
  for (let presses = 0; presses < 2; presses += 1) {
    const before = presses === 0 ? 'section.desk-actions .button' : '.alert[data-tone=done]';
    await page.locator(before).first().waitFor();
    const answered = page.waitForResponse(/\/(claim|release)$/);
    await page.keyboard.press('c');
    await answered;
  }
  await page.locator('.alert[data-tone=done]').waitFor();
}

async function claimInVain(page: Page): Promise<void> {
  await page.locator('section.desk-actions .button').first().waitFor();
  await page.keyboard.press('c');
  await page.locator('section.desk-actions .alert').waitFor();
}

async function transferWithout(page: Page): Promise<void> {
  await page.locator('section.desk-actions .button').last().click();
  await page.locator('.desk-form button[type=submit]').click();
  await page.locator('.desk-form .error-summary').waitFor();
}

async function sendEmpty(page: Page): Promise<void> {
  await sendForm(page);
  await page.locator('.error-summary').waitFor();
}

async function passOnWithout(page: Page): Promise<void> {
  await page.locator('.desk-actions .button').first().click();
  await page.locator('.desk-form button[type=submit]').click();
  await page.locator('.desk-form .error-summary').waitFor();
}
