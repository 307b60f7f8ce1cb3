import type { Page } from 'playwright-core';
import { fictionalPerson } from '../../../fictional/fictional-person.ts';
import type { Success } from '../../../web/api/paths.ts';
import { type View, viewsOf } from './view.ts';

type Evidence = Success<'readTask'>['evidence'];

const ID = 'V072167SSB76KD9M';
const { name, idNumber, socialSecurityNumber, phone } = fictionalPerson(1);
const CERTIFICATE = { number: 'S000021020200001', level: 3, occupationCode: '6-18-02-04' } as const;
const CHECKED = { outcome: 'yes' as const, reasons: [], at: '2021-06-16T09:01:00+08:00' };

/** The case as it was at the decision, which a second look is shown. */
const EVIDENCE: Evidence = {
  application: {
    applicationId: ID,
    attempt: 1,
    phase: 'FUND_REVIEW',
    policyId: 'dalian-2019-2021',
    amountFen: 250_000,
    submittedAt: '2021-06-16T09:00:00+08:00',
    agency: '210202',
    occupation: '焊工',
    certificate: { category: 'SKILL_LEVEL', ...CERTIFICATE, issuedOn: '2021-05-20' },
    payee: { kind: 'BANK_ACCOUNT', bankName: '虚构银行中山支行', accountNumber: '***************0011' },
    reasons: [],
    applicant: { name, idNumber, socialSecurityNumber, phone, category: 'ENTERPRISE_EMPLOYEE' },
    employer: '虚构造船有限公司',
    overdue: false,
    payments: [],
    rechecks: [],
  },
  orderOut: false,
  required: { employmentConditions: ['inCity', 'contract', 'insured', 'filed'], insuredMonths: 0 },
  checks: [
    { check: 'identity', ...CHECKED },
    { check: 'employment', ...CHECKED, employer: '虚构造船有限公司', agency: '210202' },
    { check: 'certificate', ...CHECKED },
  ],
  warnings: [],
  objections: [],
  objectionCount: 0,
  otherApplications: [],
  otherObjections: [],
  signals: [],
  earlierDecisions: [],
};

/** Which decisions get a second look is left to chance, so the tour has the answer of the service instead. */
const taskOf = (kind: string, suffix: string, more: object = {}) => ({
  '**/v1/staff/tasks/*': {
    status: 200,
    body: {
      taskId: `${ID}.${suffix}`,
      kind,
      agency: '210202',
      applicationId: ID,
      status: 'OPEN',
      openedAt: '2021-06-21T10:00:00+08:00',
      dueAt: '2021-07-06T00:00:00+08:00',
      overdue: false,
      evidence: { ...EVIDENCE, ...more },
    },
  },
});
const DECIDED_AT = '2021-06-21T10:00:00+08:00';
/** Two decisions that differ. */
const DIFFERENT = {
  application: { ...EVIDENCE.application, phase: 'AWAITING_PUBLICATION' },
  earlierDecisions: [
    { kind: 'FUND_REVIEW', outcome: 'APPROVE', reasons: [], decidedBy: 'fund-1', decidedAt: DECIDED_AT },
    {
      kind: 'FUND_SECOND_LOOK',
      outcome: 'REFUSE',
      reasons: ['FUND_REVIEW_REFUSED'],
      explanation: '工资流水与申报的用人单位不一致。',
      decidedBy: 'fund-2',
      decidedAt: '2021-06-25T15:00:00+08:00',
    },
  ],
};

const look = (suffix: string) => viewsOf('/staff/tasks/:taskId', 'staff', `/staff/tasks/${ID}.${suffix}`);

/** Second looks at decisions of reviewers, and a disagreement. */
export const secondLookViews: readonly View[] = [
  look('fund-second-look')('staff-second-look', { answers: taskOf('FUND_SECOND_LOOK', 'fund-second-look') }),
  look('fund-second-look')('staff-second-look-faulty', {
    answers: taskOf('FUND_SECOND_LOOK', 'fund-second-look'),
    act: refuseWithout,
  }),
  look('verification-second-look')('staff-verification-second-look', {
    answers: taskOf('VERIFICATION_SECOND_LOOK', 'verification-second-look'),
  }),
  look('disagreement')('staff-disagreement', { answers: taskOf('DISAGREEMENT', 'disagreement', DIFFERENT) }),
];

async function refuseWithout(page: Page): Promise<void> {
  await page.locator('#outcome').waitFor();
  await page.keyboard.press('2');
  await page.keyboard.press('Control+Enter');
  await page.locator('.error-summary').waitFor();
}
