import { DOWN, type View, viewsOf } from './view.ts';

const whatIf = viewsOf('/staff/what-if', 'staff', '/staff/what-if');
const CLAUSE = '《样例通知》第三条';
const DRAFT = JSON.stringify({ basedOn: 'dalian-2019-2021', monthsToApply: 6, sources: { monthsToApply: CLAUSE } });
const PAGE = {
  read: 100,
  decided: 80,
  changes: [
    {
      ...{ applicationId: 'V000000000000001', agency: '210202', month: '2021-06', kind: 'REFUSED' },
      ...{ beforeFen: 250_000, afterFen: 0, reasons: ['APPLICATION_DEADLINE_PASSED'], clauses: [CLAUSE] },
    },
    {
      ...{ applicationId: 'V000000000000002', agency: '210203', month: '2021-06', kind: 'CANNOT_BE_TOLD' },
      ...{ beforeFen: 150_000, afterFen: null, reasons: [], clauses: [CLAUSE] },
    },
  ],
};

/** A draft of a policy, tried on the decided cases. */
export const staffWhatIfViews: readonly View[] = [
  whatIf('staff-what-if'),
  whatIf('staff-what-if-faulty', { act: (page) => send(page, '{') }),
  whatIf('staff-what-if-result', {
    picture: 'zh',
    act: (page) => send(page, DRAFT),
    answers: { '**/v1/staff/what-if*': { status: 200, body: PAGE } },
  }),
  whatIf('staff-what-if-failed', {
    act: (page) => send(page, DRAFT),
    answers: { '**/v1/staff/what-if*': DOWN },
    expected: /503/,
  }),
];

async function send(page: Parameters<NonNullable<View['act']>>[0], draft: string): Promise<void> {
  await page.locator('#draft').fill(draft);
  await page.locator('form button[type=submit]').click();
  await page.locator('.error-summary, .alert, .ant-alert').first().waitFor();
}
