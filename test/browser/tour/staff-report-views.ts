import type { Page } from 'playwright-core';
import type { Level } from '../../../shared/domain/declared.ts';
import type { Phase } from '../../../shared/domain/phase.ts';
import { DOWN, refusal, sendForm, type View, viewsOf } from './view.ts';

const SUMMARY = '**/v1/staff/reports/summary?*';
const reports = viewsOf('/staff/reports', 'staff', '/staff/reports?from=2021-02&to=2021-06');

const AGENCIES = ['210202', '210203', '210204'] as const;
const LEVELS: readonly Level[] = [5, 4, 3];
const FEN_OF: Readonly<Record<number, number>> = { 5: 150_000, 4: 200_000, 3: 250_000 };
const PHASES: readonly Phase[] = [
  'PAID',
  'PAID',
  'PAID',
  'PAYING',
  'PUBLICISED',
  'FUND_REVIEW',
  'REJECTED',
  'SUSPENDED',
];

/** Made-up counts: more of them month by month. */
const counts = ['2021-02', '2021-03', '2021-04', '2021-05', '2021-06'].flatMap((month, m) =>
  AGENCIES.flatMap((agency, a) =>
    LEVELS.map((level, l) => {
      const count = 4 + 3 * m + 2 * l - a;
      return {
        phase: PHASES[(m + 2 * a + l) % PHASES.length] ?? 'PAID',
        occupationCode: l === 1 ? '6-31-01-03' : '6-18-02-04',
        ...{ agency, level, month, count, fen: count * (FEN_OF[level] ?? 0) },
      };
    }),
  ),
);
const fenIn = (...phases: readonly Phase[]) =>
  counts.filter(({ phase }) => phases.includes(phase)).reduce((total, { fen }) => total + fen, 0);
const money = {
  approvedFen: fenIn('PAID', 'PAYING', 'PUBLICISED', 'SUSPENDED'),
  paidFen: fenIn('PAID'),
  returnedFen: 0,
  pendingFen: fenIn('PAYING', 'PUBLICISED'),
  suspendedFen: fenIn('SUSPENDED'),
  repaidFen: 250_000,
  netFen: fenIn('PAID') - 250_000,
};
const look = (agency: string, stage: string, open: number, decided: number, disagreements: number) => ({
  ...{ agency, stage, month: '2021-06', open, decided, disagreements },
});
const summary = {
  ...{ from: '2021-02-01', to: '2021-06-30', counts, money },
  overdue: [{ kind: 'FUND_REVIEW', agency: '210202', count: 2 }],
  medianWorkingDays: { verification: 0, fundReview: 3.5, payment: 2, untilPaid: 14, untilRefused: null },
  secondLooks: [look('210202', 'FUND_REVIEW', 1, 16, 1), look('210203', 'MANUAL_VERIFICATION', 0, 5, 0)],
  asOf: '2021-07-01T10:30:00+08:00',
};
const nothing = {
  ...summary,
  ...{ counts: [], overdue: [], secondLooks: [] },
  money: Object.fromEntries(Object.keys(money).map((name) => [name, 0])),
  medianWorkingDays: { verification: null, fundReview: null, payment: null, untilPaid: null, untilRefused: null },
};

const EXPORTS = '**/v1/staff/reports/exports';
const exported = {
  ...{ exportId: 'X906VRW4K1SCJRNS', kind: 'PAYMENTS', from: '2021-02-01', to: '2021-06-30' },
  ...{ asOf: '2021-07-01T10:30:00+08:00', rows: 12_345, days: 150, daysDone: 61 },
  keptUntil: '2021-07-08T10:30:00+08:00',
};
/** An export that was asked for, and where it stands when it is read. */
const exports = (status: string) => ({
  [SUMMARY]: { status: 200, body: summary },
  [EXPORTS]: { status: 202, body: { ...exported, status: 'WRITING', rows: 0, daysDone: 0 } },
  [`${EXPORTS}/*`]: { status: 200, body: { ...exported, status } },
});

const tooLarge = {
  status: 422,
  body: {
    ...{ type: '/problems/report-too-large', title: '范围过大', status: 422, instance: 'request-1' },
    detail: '所选范围的内容超出一次可答复的数量，请缩短期间、指定经办机构，或改用导出。',
  },
};

/** The reports. The tour has cases of one month only, so these numbers stand in; `staff-reports-own` shows its own. */
export const staffReportViews: readonly View[] = [
  reports('staff-reports', { answers: { [SUMMARY]: { status: 200, body: summary } }, picture: 'zh' }),
  reports('staff-reports-own', { path: '/staff/reports' }),
  reports('staff-reports-none', { answers: { [SUMMARY]: { status: 200, body: nothing } } }),
  reports('staff-reports-loading', { answers: { [SUMMARY]: 'held' } }),
  reports('staff-reports-failed', { answers: { [SUMMARY]: DOWN }, expected: /503/ }),
  reports('staff-reports-forbidden', {
    answers: { [SUMMARY]: refusal(403, 'wrong-role', '岗位权限不符') },
    expected: /403/,
  }),
  reports('staff-reports-charts-failed', {
    answers: { [SUMMARY]: { status: 200, body: summary }, '**/assets/chart-engine-*.js': DOWN },
    expected: /503|Failed to fetch/,
  }),
  // A summary that is too large leaves room for the exports in the picture.
  reports('staff-exports', {
    answers: { ...exports('READY'), [SUMMARY]: tooLarge },
    act: (page) => askFor(page, 'h3 + .scrolled button[aria-label]'),
    expected: /422/,
    picture: 'zh',
  }),
  reports('staff-exports-writing', {
    answers: exports('WRITING'),
    act: (page) => askFor(page, 'h3 + .scrolled progress[value="61"]'),
  }),
  reports('staff-exports-expired', {
    answers: exports('EXPIRED'),
    act: (page) => askFor(page, 'h3 + .scrolled td:nth-child(2):not(:has(progress))'),
  }),
  reports('staff-exports-faulty', { act: sendForm }),
  reports('staff-exports-failed', {
    answers: { ...exports('WRITING'), [EXPORTS]: DOWN },
    act: (page) => askFor(page, 'form .ant-alert'),
    expected: /503/,
  }),
  reports('staff-reports-wrong-period', { path: '/staff/reports?from=2021-06&to=2021-02' }),
];

/** Asks for an export, and waits for what follows. */
async function askFor(page: Page, until: string): Promise<void> {
  await page.selectOption('#kind', 'PAYMENTS');
  await sendForm(page);
  await page.locator(until).waitFor();
}
