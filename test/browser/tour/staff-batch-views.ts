import type { Page } from 'playwright-core';
import { DOWN, refusal, type View, viewsOf } from './view.ts';

const BATCH_ID = '210202-20210701-V906VRW4K1SCJRNS';
const APPLICATIONS = ['V906VRW4K1SCJRNS', 'V906VRW4K1SCJRNT', 'V906VRW4K1SCJRNV'] as const;
const SHA256 = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';
const ONE = '**/v1/staff/payment-batches/*';
const LIST = '**/v1/staff/payment-batches?*';
const WAITING = '**/v1/staff/waiting-payments?*';
const list = viewsOf('/staff/batches', 'staff', '/staff/batches?agency=210202');
const batch = viewsOf('/staff/batches/:batchId', 'staff', `/staff/batches/${BATCH_ID}`);

const SENT = {
  batchId: BATCH_ID,
  status: 'SENT',
  agency: '210202',
  count: 2,
  totalFen: 450_000,
  drawnUpBy: 'payer-1',
  drawnUpAt: '2021-07-01T09:10:00+08:00',
  excluded: [{ applicationId: APPLICATIONS[2], reason: 'ACCOUNT_MISSING' }],
  approvedBy: 'payer-2',
  approvedAt: '2021-07-01T09:40:00+08:00',
  sentBy: 'payer-2',
  sentAt: '2021-07-01T09:45:00+08:00',
  fileSha256: SHA256,
  settledCount: 1,
  paidFen: 250_000,
  returnedFen: 0,
};
const DRAFT = {
  ...SENT,
  ...{ status: 'DRAFT', approvedBy: undefined, sentBy: undefined, fileSha256: undefined, settledCount: 0, paidFen: 0 },
};
const payments = APPLICATIONS.slice(0, 2).map((applicationId, index) => ({
  ...{ paymentId: `${applicationId}-1`, applicationId, amountFen: index === 0 ? 250_000 : 200_000 },
  status: index === 0 ? 'PAID' : 'REQUESTED',
}));
const ok = (body: object) => ({ status: 200, body });
const results = (status: string) =>
  ok({
    ...{ resultsId: SHA256, status, lines: 3, accepted: 1, repeated: 1 },
    rejected: [{ line: 3, reason: 'AMOUNT_DIFFERS' }],
  });
const waiting = {
  payments: APPLICATIONS.map((applicationId) => ({
    ...{ paymentId: `${applicationId}-1`, applicationId, agency: '210202', amountFen: 250_000 },
    requestedAt: '2021-07-01T10:00:00+08:00',
  })),
};
const one = (of: object) => ({ [`${ONE}?*`]: ok({ ...of, payments }) });

/** Payments by file. The people of the tour are paid by the gateway, so these answers stand in. */
export const staffBatchViews: readonly View[] = [
  list('staff-batches', {
    answers: {
      [LIST]: ok({ batches: [{ ...DRAFT, batchId: `${BATCH_ID.slice(0, -1)}T` }, SENT] }),
      [WAITING]: ok(waiting),
    },
    picture: 'zh',
  }),
  list('staff-batches-none', { path: '/staff/batches?status=DRAFT' }),
  list('staff-batches-failed', { answers: { [LIST]: DOWN }, expected: /503/ }),
  batch('staff-batch', { answers: one(DRAFT) }),
  batch('staff-batch-sent', {
    path: `/staff/batches/${BATCH_ID}?results=${SHA256}`,
    answers: { ...one(SENT), '**/results/*': results('TAKEN') },
    picture: 'zh',
  }),
  batch('staff-batch-taking', {
    path: `/staff/batches/${BATCH_ID}?results=${SHA256}`,
    answers: { ...one(SENT), '**/results/*': results('TAKING') },
  }),
  batch('staff-batch-unknown', { expected: /404/ }),
  batch('staff-batch-own-draft', {
    answers: { ...one(DRAFT), '**/approval': refusal(403, 'second-stage', '须由另一人办理') },
    act: approve,
    expected: /403|404/,
  }),
];

async function approve(page: Page): Promise<void> {
  await page.reload();
  await page.locator('.desk-actions .button').first().click();
  await page.locator('.desk-actions .button').first().click();
  await page.locator('.desk-actions .alert').waitFor();
}
