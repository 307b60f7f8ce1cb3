import { describe, expect, test } from 'vitest';
import { certificateReview, readCertificateReview } from '../../../functions/apply/read-certificate-review.ts';
import { certificateReviewView } from '../../../shared/contracts/apply.ts';
import { describeReason } from '../../../shared/policy/describe-reason.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import { remediesOf, remediesText } from '../../../shared/policy/remedies.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { anApplication } from '../../support/applications.ts';
import type { ReachablePhase } from '../../support/case-walk.ts';
import { aFinding } from '../../support/findings.ts';
import { aPerson, asApplicant, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { deps, walk } = await aService();

const review = async (person: Person, applicationId: string) =>
  bodyOf(await readCertificateReview({ ...asApplicant(person), params: { applicationId } }, deps));

const PENDING = { outcome: 'PENDING', message: '您的证书正在审核，请稍后查询', reasons: [] };
const APPROVED = {
  outcome: 'APPROVED',
  message: '您的证书已通过审核，待资金审核通过并公示无异议后支付至个人银行账户',
  reasons: [],
};
const APPEAL = remediesText(remediesOf(dalian2019to2021));

describe('the result of the certificate review', () => {
  test.each(['VERIFYING', 'MANUAL_VERIFICATION'] as const)('is pending while the case is %s', async (phase) => {
    const person = aPerson(phase === 'VERIFYING' ? 1 : 2);
    expect(await review(person, await walk.caseIn(phase, person))).toEqual(PENDING);
  });

  test('is pending while a correction is requested', () => {
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
  test.each(withPeople(PASSED, 10))(
    'is approved, in the guide’s exact words, when the case is %s',
    async (phase, person) => {
      const answer = await review(person, await walk.caseIn(phase, person));
      expect(answer).toEqual(APPROVED);
      expect(certificateReviewView.parse(answer)).toEqual(answer);
    },
  );

  test('is approved after a manual verification too', async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(20));
    await walk.decide(id, 'MANUAL_VERIFICATION', { outcome: 'APPROVE' });
    expect(await review(aPerson(20), id)).toEqual(APPROVED);
  });

  test('is refused with every reason and the ways to appeal', async () => {
    const id = await walk.submit(aPerson(21));
    await walk.verify(id, [
      aFinding({ check: 'employment', outcome: 'no', reasons: ['NO_SOCIAL_INSURANCE', 'EMPLOYMENT_NOT_FILED'] }),
      aFinding({ check: 'certificate', outcome: 'no', reasons: ['CERTIFICATE_LEVEL_MISMATCH'] }),
    ]);
    const answer = await review(aPerson(21), id);
    expect(answer.outcome).toBe('REFUSED');
    expect(answer.reasons).toEqual(
      (['NO_SOCIAL_INSURANCE', 'EMPLOYMENT_NOT_FILED', 'CERTIFICATE_LEVEL_MISMATCH'] as const).map((code) =>
        describeReason(code, {}, remediesOf(dalian2019to2021)),
      ),
    );
    expect(answer.reasons.map(({ appeal }) => appeal)).toEqual([APPEAL, APPEAL, APPEAL]);
    expect(answer.message).toContain(APPEAL);
  });

  test.each([
    ['FUND_REVIEW', { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION'] }, 'FALSE_DECLARATION'],
    ['OBJECTION_REVIEW', { outcome: 'UPHOLD' }, 'OBJECTION_UPHELD'],
  ] as const)('is refused, and promises no payment, once %s refused the case', async (kind, decision, code) => {
    const person = aPerson(kind === 'FUND_REVIEW' ? 22 : 23);
    const id = await walk.caseIn(kind, person);
    await walk.decide(id, kind, { ...decision, reasons: [code] });
    const answer = await review(person, id);
    expect(answer).toMatchObject({ outcome: 'REFUSED', reasons: [{ code }] });
    expect(answer.message).not.toContain('支付');
  });

  test('is pending for a case withdrawn during the review, and says so', async () => {
    const id = await walk.caseIn('WITHDRAWN', aPerson(24));
    expect(await review(aPerson(24), id)).toEqual({
      outcome: 'PENDING',
      message: '您已撤回申报，不再审核和支付',
      reasons: [],
    });
  });

  test('promises no payment for a case withdrawn after its approval', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(27));
    await walk.withdraw(aPerson(27), id);
    expect((await review(aPerson(27), id)).message).not.toContain('支付至个人银行账户');
  });

  test('is not found for another person’s application, exactly as for an unknown one', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(25));
    const anothers = await refusalOf(review(aPerson(26), id));
    expect(anothers).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await refusalOf(review(aPerson(26), 'NEVER'))).toEqual(anothers);
  });
});
