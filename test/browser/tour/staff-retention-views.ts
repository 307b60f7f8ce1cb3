import type { Page } from 'playwright-core';
import { DOWN, refusal, sendForm, type View, viewsOf } from './view.ts';

const PLAN_ID = '2026-08-03';
const ONE = '**/v1/staff/retention/plans/*';
const LIST = '**/v1/staff/retention/plans?*';
const list = viewsOf('/staff/retention', 'staff', '/staff/retention');
const plan = viewsOf('/staff/retention/:planId', 'staff', `/staff/retention/${PLAN_ID}`);

const DRAFT = {
  planId: PLAN_ID,
  status: 'DRAFT',
  drawnUpAt: '2026-08-03T08:00:00+08:00',
  dueCount: 2,
  heldCount: 1,
};
const RELEASED = {
  ...DRAFT,
  status: 'RELEASED',
  releasedBy: 'supervisor-1',
  releasedAt: '2026-08-03T09:20:00+08:00',
  note: '已核对，同意清理。',
};
const DONE = { ...RELEASED, status: 'DONE', doneAt: '2026-08-03T10:00:00+08:00', removedCount: 1, keptCount: 1 };
const ENTRIES = [
  { applicationId: 'V906VRW4K1SCJRNS', agency: '210202', ending: 'REFUSED', scope: 'ALL' },
  { applicationId: 'V906VRW4K1SCJRNT', agency: '210203', ending: 'PAID', scope: 'BESIDE_VOUCHER' },
  { applicationId: 'V906VRW4K1SCJRNV', agency: '210202', ending: 'REFUSED', scope: 'ALL', hold: 'LEGAL_HOLD' },
].map((entry) => ({ ...entry, endedOn: '2021-07-12', dueOn: '2026-07-13' }));
const settled = ENTRIES.map((entry, index) => ({
  ...entry,
  ...(index < 2 && { outcome: index === 0 ? 'REMOVED' : 'KEPT' }),
}));
const ok = (body: object) => ({ status: 200, body });
const one = (of: object, entries: readonly object[] = ENTRIES) => ({ [`${ONE}?*`]: ok({ ...of, entries }) });

/** What goes at the end of its time. No time of the tour is over, so these answers stand in. */
export const staffRetentionViews: readonly View[] = [
  list('staff-retention', {
    answers: { [LIST]: ok({ plans: [DRAFT, { ...DONE, planId: '2026-07-04' }] }) },
    picture: 'zh',
  }),
  list('staff-retention-none'),
  list('staff-retention-failed', { answers: { [LIST]: DOWN }, expected: /503/ }),
  plan('staff-retention-plan', { answers: one(DRAFT), act: askToRelease, picture: 'zh' }),
  plan('staff-retention-plan-faulty', { answers: one(DRAFT), act: releaseWithout }),
  plan('staff-retention-plan-too-late', {
    answers: { ...one(DRAFT), '**/release': refusal(409, 'wrong-phase', '此计划已被新的计划取代') },
    act: release,
    expected: /409/,
  }),
  plan('staff-retention-plan-done', { answers: one(DONE, settled) }),
  plan('staff-retention-plan-unknown', { expected: /404/ }),
];

async function askToRelease(page: Page): Promise<void> {
  await page.locator('.desk-actions .button').first().click();
  await page.locator('#note').waitFor();
}

async function releaseWithout(page: Page): Promise<void> {
  await askToRelease(page);
  await sendForm(page);
  await page.locator('.error-summary').waitFor();
}

async function release(page: Page): Promise<void> {
  await askToRelease(page);
  await page.fill('#note', '已核对，同意清理。');
  await sendForm(page);
  await page.locator('.desk-actions .alert').waitFor();
}
