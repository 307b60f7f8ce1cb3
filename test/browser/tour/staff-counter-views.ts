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
const search = viewsOf('/staff/searches', 'staff', '/staff/searches');
const entry = viewsOf('/staff/entries', 'staff', '/staff/entries');
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

const PURPOSE = '申请人到窗口咨询办理进度';

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
  review('staff-extension', { act: (page) => open(page, 'p.desk-actions .button') }),
  file('publicised')('staff-suspension', { act: (page) => open(page, '.desk-actions .button'), picture: 'zh' }),
  file('rejected')('staff-reconsideration', { act: (page) => open(page, '.desk-actions .button') }),
  file('rejected')('staff-reversal', { act: (page) => open(page, '.desk-actions .button:last-child') }),
  cases('staff-cases-no-number', { act: openWithoutNumber }),
  entry('staff-entry', { picture: 'zh' }),
  entry('staff-entry-faulty', { act: faulty }),
  entry('staff-entry-agent', { act: (page) => page.locator('[name=presentedBy][value=AGENT]').check() }),
  entry('staff-entry-checked', { act: (page, world) => checkEntry(page, world, 'ENTERPRISE_EMPLOYEE') }),
  entry('staff-entry-not-eligible', { act: (page, world) => checkEntry(page, world, 'OTHER') }),
  entry('staff-entry-taken', { act: takeEntry, answers: { '**/v1/staff/applications': taken() } }),
  entry('staff-entry-not-offered', { visitor: 'auditor' }),
  search('staff-search'),
  search('staff-search-without-purpose', { act: (page) => seek(page, '13900000000', '', '.error-summary') }),
  search('staff-search-none', { act: (page) => seek(page, '13900000000', PURPOSE, 'section h2[tabindex]') }),
  search('staff-search-found', {
    act: (page, { applicants }) => seek(page, applicants.settled.phone, PURPOSE, 'tbody a'),
    picture: 'zh',
  }),
  search('staff-search-failed', {
    act: (page) => seek(page, '13900000000', PURPOSE, 'form .ant-alert'),
    answers: { '**/v1/staff/application-searches': DOWN },
    expected: /503/,
  }),
];

/** Fills in an entry for somebody who has not applied, and has it checked. */
async function checkEntry(page: Page, { applicants }: TourWorld, category: string): Promise<void> {
  const { name, idNumber, phone, socialSecurityNumber, certificate, accountNumber } = applicants.newcomer;
  const typed = { name, idNumber, socialSecurityNumber, phone, certificateNumber: certificate.number };
  await page.locator('[name=presentedBy][value=SELF]').check();
  for (const [id, value] of Object.entries(typed)) await page.fill(`#${id}`, value);
  await page.locator(`[name=applicantCategory][value=${category}]`).check();
  await page.locator('[name=certificateCategory][value=SKILL_LEVEL]').check();
  await page.fill('#issuedOn', certificate.issuedOn);
  await page.fill('#occupationCode', 'hangong');
  await page.locator('[name=occupationCode-choice]').first().check();
  await page.locator('[name=level][value="3"]').check();
  await page.locator('[name=programme]').first().check();
  await page.locator('[name=payeeKind][value=BANK_ACCOUNT]').check();
  await page.fill('#bankName', '虚构银行中山支行');
  await page.fill('#accountNumber', accountNumber);
  await sendForm(page);
  await page.locator('#check-title').waitFor();
}

async function takeEntry(page: Page, world: TourWorld): Promise<void> {
  await checkEntry(page, world, 'ENTERPRISE_EMPLOYEE');
  await page.locator('#check-title ~ .button').click();
  await page.locator('.details').waitFor();
}

/** What the service says of an entry that it took. */
function taken() {
  return {
    status: 201,
    body: {
      applicationId: 'V072167SSB76KD9M',
      submittedAt: '2021-07-01T10:30:00+08:00',
      amountFen: 250_000,
      occupation: '焊工',
      certificate: { level: 3 },
      warnings: [],
    },
  };
}

async function seek(page: Page, phone: string, purpose: string, until: string): Promise<void> {
  await page.selectOption('#by', 'phone');
  await page.fill('#number', phone);
  await page.fill('#purpose', purpose);
  await sendForm(page);
  await page.locator(until).first().waitFor();
}

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
