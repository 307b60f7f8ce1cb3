import type { Page } from 'playwright-core';
import { taskIdOf } from '../../../shared/domain/task.ts';
import type { TourWorld } from './tour-world.ts';
import { DOWN, refusal, sendForm, type View, viewsOf } from './view.ts';

const objection = viewsOf('/staff/objections', 'staff', '/staff/objections');
const file = (name: keyof TourWorld['cases']) =>
  viewsOf('/staff/applications/:applicationId', 'staff', ({ cases }) => `/staff/applications/${cases[name]}`);
const review = viewsOf(
  '/staff/tasks/:taskId',
  'staff',
  ({ cases }) => `/staff/tasks/${taskIdOf(cases.challenged, 'OBJECTION_REVIEW')}`,
);
const cases = viewsOf('/staff/applications', 'staff', '/staff/applications');
const POST = '**/v1/staff/objections';
const keyed = (kind: 'OBJECTION' | 'COMPLAINT') => ({
  [POST]: {
    status: 201,
    body: {
      objectionId: 'S906VRW4K1SCJRNS',
      receivedAt: '2021-06-30T16:30:00+08:00',
      receiptCode: '7K3M-09XQ-V2TB-H8WN',
      kind,
    },
  },
});

/** What staff key at the counter, and what they do with a case outside its tasks. */
export const staffCounterViews: readonly View[] = [
  objection('staff-objection', { picture: 'zh' }),
  objection('staff-objection-faulty', { act: faulty }),
  objection('staff-objection-keyed', {
    act: (page) => key(page, '.details'),
    answers: keyed('OBJECTION'),
    picture: 'zh',
  }),
  objection('staff-objection-complaint', { act: (page) => key(page, '.details'), answers: keyed('COMPLAINT') }),
  objection('staff-objection-failed', { act: keyInVain, answers: { [POST]: DOWN }, expected: /503/ }),
  objection('staff-objection-repeated', {
    act: keyInVain,
    answers: { [POST]: refusal(409, 'already-objected', '已提出过异议') },
    expected: /409/,
  }),
  objection('staff-objection-restored', { act: restored }),
  objection('staff-objection-not-offered', { visitor: 'auditor' }),
  review('staff-extension', { act: (page) => open(page, '.desk-actions .button') }),
  file('publicised')('staff-suspension', { act: (page) => open(page, '.desk-actions .button'), picture: 'zh' }),
  file('rejected')('staff-reconsideration', { act: (page) => open(page, '.desk-actions .button') }),
  file('rejected')('staff-reversal', { act: (page) => open(page, '.desk-actions .button:last-child') }),
  cases('staff-cases-no-number', { act: openWithoutNumber }),
];

async function faulty(page: Page): Promise<void> {
  await sendForm(page);
  await page.locator('.error-summary').waitFor();
}

async function fill(page: Page): Promise<void> {
  const typed = {
    noticeId: '210202-2021-06-24',
    serial: '1',
    objectorName: '李样本',
    objectorIdNumber: '999999199001010011',
    phone: '13912345678',
    receivedOn: '2021-06-30',
    receivedTime: '16:30',
    statement: '据我了解，此人并未在该公司工作，请予核实。',
  };
  for (const [id, value] of Object.entries(typed)) await page.fill(`#${id}`, value);
  await page.selectOption('#channel', 'COUNTER');
}

async function key(page: Page, until: string): Promise<void> {
  await fill(page);
  await sendForm(page);
  await page.locator(until).waitFor();
}

async function keyInVain(page: Page): Promise<void> {
  await key(page, 'form .ant-alert, .error-summary');
  await forgetTyped(page);
}

async function restored(page: Page): Promise<void> {
  await fill(page);
  await page.reload();
  await page.locator('form .alert').waitFor();
  await forgetTyped(page);
}

/** Opens a form and sends it empty. */
async function open(page: Page, button: string): Promise<void> {
  await page.locator(button).first().click();
  await page.locator('.desk-form button[type=submit]').click();
  await page.locator('.desk-form .error-summary').waitFor();
}

async function openWithoutNumber(page: Page): Promise<void> {
  await sendForm(page);
  await page.locator('#number-error').waitFor();
}

/** What one view has typed is no draft of the next. */
async function forgetTyped(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith('draft:')) sessionStorage.removeItem(name);
  });
}
