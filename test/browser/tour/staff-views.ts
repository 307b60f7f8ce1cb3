import type { Page } from 'playwright-core';
import { taskIdOf } from '../../../shared/domain/task.ts';
import type { TaskKind } from '../../../shared/domain/task-kind.ts';
import type { TourWorld } from './tour-world.ts';
import { DOWN, refusal, type View, type Visitor, viewsOf } from './view.ts';

const tasks = viewsOf('/staff/tasks', 'staff', '/staff/tasks');
const task = (name: keyof TourWorld['cases'], kind: TaskKind, visitor: Visitor = 'staff') =>
  viewsOf('/staff/tasks/:taskId', visitor, ({ cases }) => `/staff/tasks/${taskIdOf(cases[name], kind)}`);
const review = task('fundReview', 'FUND_REVIEW');
const cases = viewsOf('/staff/applications', 'staff', '/staff/applications');
const file = viewsOf(
  '/staff/applications/:applicationId',
  'staff',
  (world) => `/staff/applications/${world.cases.paid}`,
);
const notices = viewsOf('/staff/notices', 'staff', '/staff/notices');
const budget = viewsOf('/staff/budget', 'staff', '/staff/budget');
const UNKNOWN = 'V000000000000000';

/** A year whose budget does not cover what its open cases need. */
const SHORT = {
  year: 2021,
  budgets: [
    {
      policyId: 'dalian-2019-2021',
      agency: '210202',
      budgetFen: 100_000_000,
      spentFen: 99_900_000,
      leftFen: 100_000,
      neededFen: 650_000,
    },
  ],
  waiting: { count: 1, fen: 250_000 },
  forecast: [
    { agency: '210202', month: '2021-07', phase: 'PAYING', count: 1, fen: 250_000 },
    { agency: '210202', month: null, phase: 'SUSPENDED', count: 2, fen: 400_000 },
  ],
  asOf: '2021-07-01T10:30:00+08:00',
};

/** The staff desk. */
export const staffViews: readonly View[] = [
  tasks('staff-tasks', { picture: 'zh' }),
  tasks('staff-tasks-shortcuts', { act: (page) => page.keyboard.press('?') }),
  tasks('staff-tasks-decided', { path: '/staff/tasks?status=DECIDED' }),
  tasks('staff-tasks-none', { path: '/staff/tasks?agency=210224' }),
  tasks('staff-tasks-loading', { answers: { '**/v1/staff/tasks?*': 'held' } }),
  tasks('staff-tasks-failed', { answers: { '**/v1/staff/tasks?*': DOWN }, expected: /503/ }),
  tasks('staff-signed-out', { of: '/staff/signed-out', path: '/staff/signed-out' }),
  tasks('staff-unknown-page', { of: 'no page', path: '/staff/no-such-page' }),

  review('staff-fund-review', { picture: 'zh' }),
  review('staff-fund-review-faulty', { act: refuseWithout }),
  review('staff-fund-review-confirmation', { act: refuse, picture: 'zh' }),
  review('staff-fund-review-failed', { act: approve, answers: { '**/decision': DOWN }, expected: /503/ }),
  review('staff-fund-review-too-late', {
    act: approve,
    answers: { '**/decision': refusal(409, 'already-decided', '此事项已有不同决定') },
    expected: /409/,
  }),
  review('staff-fund-review-sending', { act: approve, answers: { '**/decision': 'held' } }),
  review('staff-correction', { act: askForCorrection, picture: 'zh' }),
  review('staff-correction-faulty', { act: askWithout }),
  review('staff-correction-confirmation', { act: confirmCorrection }),
  review('staff-corrections-used-up', {
    act: sendCorrection,
    answers: { '**/decision': refusal(409, 'corrections-used-up', '补正次数已满') },
    expected: /409/,
  }),
  task('correcting', 'FUND_REVIEW')('staff-correction-asked'),
  task('manualVerification', 'MANUAL_VERIFICATION')('staff-manual-verification', { picture: 'zh' }),
  task('manualVerification', 'MANUAL_VERIFICATION')('staff-manual-verification-faulty', { act: approveWithout }),
  task('challenged', 'OBJECTION_REVIEW')('staff-objection-review', { act: readTrail, picture: 'zh' }),
  task('confirming', 'PAYMENT_CONFIRMATION')('staff-payment-confirmation', { picture: 'zh' }),
  task('confirming', 'PAYMENT_CONFIRMATION')('staff-payment-confirmation-faulty', { act: sendBackWithout }),
  task('confirming', 'PAYMENT_CONFIRMATION')('staff-payment-confirmation-sent-back', { act: sendBack }),
  task('sentBack', 'PAYMENT_CONFIRMATION')('staff-payment-not-confirmed'),
  task('paying', 'OBJECTION_REVIEW')('staff-decided'),
  task('withdrawn', 'FUND_REVIEW')('staff-cancelled'),
  task('fundReview', 'FUND_REVIEW', 'auditor')('staff-not-own-task'),
  review('staff-task-unknown', { path: `/staff/tasks/${UNKNOWN}.fund-review`, expected: /404/ }),
  review('staff-task-loading', { answers: { '**/v1/staff/tasks/*': 'held' } }),
  review('staff-task-failed', { answers: { '**/v1/staff/tasks/*': DOWN }, expected: /503/ }),

  cases('staff-cases', { picture: 'zh' }),
  cases('staff-cases-none', { path: '/staff/applications?agency=210224' }),
  cases('staff-cases-failed', { answers: { '**/v1/staff/applications?*': DOWN }, expected: /503/ }),
  file('staff-case', { act: readTrailAndAccesses, picture: 'en' }),
  file('staff-case-unknown', { path: `/staff/applications/${UNKNOWN}`, expected: /404/ }),
  notices('staff-notices', { picture: 'zh' }),
  notices('staff-notices-none', { path: '/staff/notices?agency=210224' }),
  notices('staff-notices-failed', { answers: { '**/v1/notices*': DOWN }, expected: /503/ }),
  budget('staff-budget', { picture: 'zh' }),
  budget('staff-budget-short', { answers: { '**/v1/staff/reports/budget*': { status: 200, body: SHORT } } }),
  budget('staff-budget-none', { path: '/staff/budget?agency=210224&year=2022' }),
  budget('staff-budget-failed', { answers: { '**/v1/staff/reports/budget*': DOWN }, expected: /503/ }),
];

/** Chooses an outcome by its key and sends it. */
async function decide(page: Page, outcome: '1' | '2' | '3'): Promise<void> {
  await page.locator('#outcome').waitFor();
  await page.keyboard.press(outcome);
  await page.keyboard.press('Control+Enter');
}

async function approveWithout(page: Page): Promise<void> {
  await decide(page, '1');
  await page.locator('.error-summary').waitFor();
}

async function refuseWithout(page: Page): Promise<void> {
  await decide(page, '2');
  await page.locator('.error-summary').waitFor();
}

async function refuse(page: Page): Promise<void> {
  await refuseWithout(page);
  await page.locator('#reasons').check();
  await page.fill('#explanation', '经查阅劳动合同和社保缴费记录，与申报内容不符。');
  await page.keyboard.press('Control+Enter');
  await page.locator('form section.alert').waitFor();
}

async function askWithout(page: Page): Promise<void> {
  await decide(page, '3');
  await page.locator('.error-summary').waitFor();
}

async function sendBackWithout(page: Page): Promise<void> {
  await decide(page, '2');
  await page.locator('.error-summary').waitFor();
}

async function sendBack(page: Page): Promise<void> {
  await page.locator('#outcome').waitFor();
  await page.keyboard.press('2');
  await page.fill('#explanation', '户名与申请人姓名不一致，请填写本人名下的银行账户。');
  await page.keyboard.press('Control+Enter');
  await page.locator('form section.alert').waitFor();
}

async function askForCorrection(page: Page): Promise<void> {
  await page.locator('#outcome').waitFor();
  await page.keyboard.press('3');
  for (const field of ['certificate.number', 'payee.accountNumber']) await page.check(`input[value="${field}"]`);
  await page.fill('#explanation', '证书编号与证书不一致，账号少一位。请对照证书和银行卡填写。');
}

async function confirmCorrection(page: Page): Promise<void> {
  await askForCorrection(page);
  await page.keyboard.press('Control+Enter');
  await page.locator('form section.alert').waitFor();
}

async function sendCorrection(page: Page): Promise<void> {
  await confirmCorrection(page);
  await page.keyboard.press('Control+Enter');
  await page.locator('form section.alert').waitFor({ state: 'detached' });
  await page.locator('form .alert').waitFor();
}

async function approve(page: Page): Promise<void> {
  await decide(page, '1');
  await page.locator('form .alert, form .ant-alert, form[aria-busy=true]').first().waitFor();
}

async function readTrail(page: Page): Promise<void> {
  await page.locator('[aria-busy=false] .ant-btn, .ant-btn').first().click();
  await page.locator('.alert[data-tone=done]').waitFor();
}

async function readTrailAndAccesses(page: Page): Promise<void> {
  await readTrail(page);
  await page.locator('.ant-btn').last().click();
  await page.locator('table').nth(1).waitFor();
}
