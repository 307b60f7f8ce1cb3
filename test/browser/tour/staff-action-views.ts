import type { Page } from 'playwright-core';
import { taskIdOf } from '../../../shared/domain/task.ts';
import type { TaskKind } from '../../../shared/domain/task-kind.ts';
import type { TourWorld } from './tour-world.ts';
import { type View, viewsOf } from './view.ts';

type Case = keyof TourWorld['cases'];

const file = (name: Case) =>
  viewsOf('/staff/applications/:applicationId', 'staff', ({ cases }) => `/staff/applications/${cases[name]}`);
const task = (name: Case, kind: TaskKind) =>
  viewsOf('/staff/tasks/:taskId', 'staff', ({ cases }) => `/staff/tasks/${taskIdOf(cases[name], kind)}`);

/** What staff do after a death, and about money that is asked back. */
export const staffActionViews: readonly View[] = [
  file('publicised')('staff-death', { act: (page) => open(page, 1), picture: 'zh' }),
  file('dead')('staff-heirs-payee', { act: (page) => open(page, 0) }),
  file('dead')('staff-case-of-the-dead'),
  task('dead', 'HEIRS_PAYEE')('staff-heirs-payee-confirmation', { picture: 'zh' }),
  task('dead', 'HEIRS_PAYEE')('staff-heirs-payee-faulty', { act: (page) => decideFaulty(page, '2') }),
  task('dead', 'SUSPENSION_REVIEW')('staff-death-review'),
  task('dead', 'SUSPENSION_REVIEW')('staff-death-mistaken', { act: strikeOut }),
  file('paid')('staff-recovery', { act: (page) => open(page, 0) }),
  task('askedBack', 'RECOVERY')('staff-recovery-decision', { act: (page) => decideFaulty(page, '1') }),
  task('repaying', 'RECOVERY')('staff-recovery-decided'),
  file('repaying')('staff-repayment', { act: (page) => open(page, 0) }),
  file('repaying')('staff-recovery-conclusion', { act: (page) => open(page, 1) }),
];

/** Opens one of the forms that a case offers, and sends it empty. */
async function open(page: Page, index: number): Promise<void> {
  await page.locator('.desk-actions .desk-line .button').nth(index).click();
  await page.locator('.desk-form button[type=submit]').click();
  await page.locator('.desk-form .error-summary').waitFor();
}

/** Chooses an outcome by its key, and sends it without what it must say. */
async function decideFaulty(page: Page, key: '1' | '2'): Promise<void> {
  await page.locator('#outcome').waitFor();
  await page.keyboard.press(key);
  await page.keyboard.press('Control+Enter');
  await page.locator('.error-summary').waitFor();
}

/** A supervisor finds that nobody has died, up to the confirmation. */
async function strikeOut(page: Page): Promise<void> {
  await page.locator('#outcome').waitFor();
  await page.keyboard.press('3');
  await page.fill('#note', '申请人本人到窗口说明，登记的是同名人员。');
  await page.keyboard.press('Control+Enter');
  await page.locator('form section.alert').waitFor();
}
