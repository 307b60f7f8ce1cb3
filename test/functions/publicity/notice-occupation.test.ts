import { describe, expect, test } from 'vitest';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { publishNoticeEntry } from '../../../functions/publicity/publish-notice-entry.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import type { Occupation } from '../../../shared/policy/policy.ts';
import { bodyOf } from '../../support/answers.ts';
import { anApplicationRequest, publicisedCase, SUBMITTED_AT } from '../../support/applications.ts';
import { threeYes } from '../../support/findings.ts';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();

describe('the occupation on a notice', () => {
  const NAME_IN_REGISTRY = '焊工（手工焊）';

  /** What the notice prints for a case, after three checks that said yes. */
  async function printed(id: string, occupationName?: string) {
    const findings = threeYes(deps).map((finding) =>
      finding.check === 'certificate' ? { ...finding, occupationName } : finding,
    );
    await walk.verify(id, findings);
    await walk.open(id, 'FUND_REVIEW');
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    deps.clock.set('2021-06-17T09:00:00+08:00');
    await publishNoticeEntry({ applicationId: id }, deps);
    return publicisedCase(await deps.applications.byId(id)).publicEntry.occupation;
  }

  /** Submits as the policy is then: with the added occupation, which it later no longer has. */
  async function submitUnder(extra: Occupation, n: number) {
    const edited = { ...dalian2019to2021, occupations: { ...dalian2019to2021.occupations, extra: [extra] } };
    const request = anApplicationRequest(aPerson(n), { occupationCode: extra.code });
    return bodyOf(await submitApplication(request, { ...deps, policies: [edited] })).applicationId;
  }

  test('with code 4-07-05-04 of 2021 is the fire control operator of the 2015 edition', async () => {
    deps.clock.set(SUBMITTED_AT);
    expect(await printed(await walk.submit(aPerson(320), { occupationCode: '4-07-05-04' }))).toBe('消防设施操作员');
  });

  test('is named as the policy had it at submission, whatever the policy says later', async () => {
    deps.clock.set(SUBMITTED_AT);
    const id = await submitUnder({ code: '3-02-03-01', name: '消防员' }, 321);
    expect(await printed(id)).toBe('消防员');
  });

  test('is named by the certificate registry first, then by the catalogue', async () => {
    deps.clock.set(SUBMITTED_AT);
    expect(await printed(await walk.submit(aPerson(322)), NAME_IN_REGISTRY)).toBe(NAME_IN_REGISTRY);
    deps.clock.set(SUBMITTED_AT);
    const unlisted = await walk.submit(aPerson(323), { occupationCode: '6-99-99-99' });
    expect(await printed(unlisted, '新职业员')).toBe('新职业员');
  });
});
