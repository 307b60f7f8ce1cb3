import { beforeAll, describe, expect, test } from 'vitest';
import { certificateReview, readCertificateReview } from '../../../functions/apply/read-certificate-review.ts';
import { certificateReviewView } from '../../../shared/contracts/apply.ts';
import { describeReason } from '../../../shared/policy/reasons.ts';
import { aTable } from '../../support/a-table.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { anApplication } from '../../support/applications.ts';
import {
  aFinding,
  type CaseWalk,
  caseWalk,
  type ReachablePhase,
  type UseCaseDeps,
  useCaseDeps,
} from '../../support/case-walk.ts';
import { aPerson, asApplicant, type Person } from '../../support/people.ts';

let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});

const review = async (person: Person, applicationId: string) =>
  bodyOf(await readCertificateReview({ ...asApplicant(person), params: { applicationId } }, deps));

const PENDING = { outcome: 'PENDING', message: '您的证书正在审核，请稍后查询', reasons: [] };
const APPROVED = {
  outcome: 'APPROVED',
  message: '您的证书已通过审核，待资金审核通过并公示无异议后支付至个人银行账户',
  reasons: [],
};
const APPEAL = '如有异议，可自收到本结果之日起15日内向经办机构申请复核，也可自知道本结果之日起60日内依法申请行政复议。';

describe('the result of the certificate review', () => {
  test.each(['VERIFYING', 'MANUAL_VERIFICATION'] as const)('is pending while the case is %s', async (phase) => {
    const person = aPerson(phase === 'VERIFYING' ? 1 : 2);
    expect(await review(person, await walk.caseIn(phase, person))).toEqual(PENDING);
  });

  test('is pending while a correction is asked for', () => {
    expect(certificateReview(anApplication({ phase: 'CORRECTION_REQUESTED' }).application)).toEqual(PENDING);
  });

  const PASSED: readonly ReachablePhase[] = [
    'FUND_REVIEW',
    'AWAITING_PUBLICATION',
    'PUBLICISED',
    'OBJECTION_REVIEW',
    'PAYING',
    'PAYMENT_RETURNED',
    'PAID',
  ];
  test.each(PASSED.map((phase, index) => [phase, aPerson(10 + index)] as const))(
    'is approved, in the very words of the guide, when the case is %s',
    async (phase, person) => {
      const answer = await review(person, await walk.caseIn(phase, person));
      expect(answer).toEqual(APPROVED);
      expect(certificateReviewView.parse(answer)).toEqual(answer);
    },
  );

  test('is approved as well where staff looked it up', async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(20));
    await walk.decide(id, 'MANUAL_VERIFICATION', { outcome: 'APPROVE' });
    expect(await review(aPerson(20), id)).toEqual(APPROVED);
  });

  test('is refused with every reason and how to appeal', async () => {
    const id = await walk.submit(aPerson(21));
    await walk.verify(id, [
      aFinding({ check: 'employment', outcome: 'no', reasons: ['NO_SOCIAL_INSURANCE', 'EMPLOYMENT_NOT_FILED'] }),
      aFinding({ check: 'certificate', outcome: 'no', reasons: ['CERTIFICATE_LEVEL_MISMATCH'] }),
    ]);
    const answer = await review(aPerson(21), id);
    expect(answer.outcome).toBe('REFUSED');
    expect(answer.reasons).toEqual(
      (['NO_SOCIAL_INSURANCE', 'EMPLOYMENT_NOT_FILED', 'CERTIFICATE_LEVEL_MISMATCH'] as const).map(describeReason),
    );
    expect(answer.reasons.map(({ appeal }) => appeal)).toEqual([APPEAL, APPEAL, APPEAL]);
    expect(answer.message).toContain(APPEAL);
  });

  test.each([
    ['FUND_REVIEW', { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION'] }, 'FALSE_DECLARATION'],
    ['OBJECTION_REVIEW', { outcome: 'UPHOLD' }, 'OBJECTION_UPHELD'],
  ] as const)('is refused, and promises no money, once %s refused the case', async (kind, decision, code) => {
    const person = aPerson(kind === 'FUND_REVIEW' ? 22 : 23);
    const id = await walk.caseIn(kind, person);
    await walk.decide(id, kind, { ...decision, reasons: [code] });
    const answer = await review(person, id);
    expect(answer).toMatchObject({ outcome: 'REFUSED', reasons: [{ code }] });
    expect(answer.message).not.toContain('支付');
  });

  test('of a case withdrawn during the review stays open, and says why', async () => {
    const id = await walk.caseIn('WITHDRAWN', aPerson(24));
    expect(await review(aPerson(24), id)).toEqual({
      outcome: 'PENDING',
      message: '您已撤回申报，不再审核和支付',
      reasons: [],
    });
  });

  test('of a case withdrawn after its approval promises no money any more', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(27));
    await walk.withdraw(aPerson(27), id);
    expect((await review(aPerson(27), id)).message).not.toContain('支付至个人银行账户');
  });

  test('of another’s application is no more there than of one that never was', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(25));
    const anothers = await refusalOf(review(aPerson(26), id));
    expect(anothers).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await refusalOf(review(aPerson(26), 'NEVER'))).toEqual(anothers);
  });
});
