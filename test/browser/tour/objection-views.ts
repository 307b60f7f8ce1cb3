import type { Page } from 'playwright-core';
import { idText } from '../../../web/text/format.ts';
import type { TourWorld } from './tour-world.ts';
import { DOWN, refusal, sendForm, type View, type Visitor, viewsOf } from './view.ts';

const form = (visitor: Visitor) =>
  viewsOf(
    '/notices/:noticeId/entries/:serial/objection',
    visitor,
    (world) => `/notices/${world.noticeId}/entries/1/objection`,
  );
const object = form('nobody');
const outcome = viewsOf('/objections', 'nobody');
const POST = '**/v1/notices/*/entries/*/objections';

/** Filing an objection, and looking up what became of it. */
export const objectionViews: readonly View[] = [
  object('objection', { picture: 'zh' }),
  object('objection-faulty', { act: faulty, expected: /400/ }),
  object('objection-code-sent', {
    act: askForCode,
    answers: { '**/v1/phone-codes': { status: 202, body: { phoneCodeId: 'code-1' } } },
  }),
  object('objection-taken', {
    act: (page) => write(page, '.details'),
    answers: {
      [POST]: {
        status: 201,
        body: {
          objectionId: 'S906VRW4K1SCJRNS',
          receivedAt: '2021-07-01T10:30:00+08:00',
          receiptCode: '7K3M-09XQ-V2TB-H8WN',
        },
      },
    },
    picture: 'zh',
  }),
  object('objection-failed', { act: write, answers: { [POST]: DOWN }, expected: /503/ }),
  object('objection-too-late', {
    act: write,
    answers: {
      [POST]: refusal(409, 'window-closed', '公示期已满，不再受理异议；如有情况反映，请致电监督电话82745351。'),
    },
    expected: /409/,
  }),
  outcome('outcome'),
  outcome('outcome-unknown', {
    act: (page) => lookUp(page, { objectionId: 'S906VRW4K1SCJRNS', receiptCode: '0000-0000-0000-0000' }),
    expected: /404/,
  }),
  outcome('outcome-decided', {
    act: (page, { objection }) => lookUp(page, objection),
    picture: 'zh',
  }),
  form('newcomer')('objection-signed-in'),
];

async function faulty(page: Page): Promise<void> {
  await sendForm(page);
  await page.locator('.error-summary').waitFor();
}

async function askForCode(page: Page): Promise<void> {
  await page.fill('#phone', '13912345678');
  await page.locator('form p .button').click();
  await page.locator('form [role=status]:not(:empty)').waitFor();
}

async function write(page: Page, until: TourWorld | string): Promise<void> {
  await page.fill('#statement', '据我了解，此人并未在该公司工作，请予核实。');
  await sendForm(page);
  await page.locator(typeof until === 'string' ? until : '.alert').waitFor();
}

async function lookUp(page: Page, { objectionId, receiptCode }: TourWorld['objection']): Promise<void> {
  await page.fill('#number', idText(objectionId));
  await page.fill('#code', receiptCode);
  await sendForm(page);
  await page.locator('.alert').waitFor();
}
