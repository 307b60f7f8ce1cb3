import { describe, expect, test } from 'vitest';
import { policyDraft } from '../../../shared/contracts/policy-draft.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { fen } from '../../../shared/domain/money.ts';
import { DRAFT_FIGURES, draftOf } from '../../../shared/policy/draft-policy.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import { policies, sourcesOf } from '../../../shared/policy/policies.ts';
import type { Policy } from '../../../shared/policy/policy.ts';

/** A policy in force as a draft that changes nothing of it. */
function asFile(policy: Policy) {
  const { occupations, ...clauses } = sourcesOf(policy);
  const figures = Object.fromEntries(
    DRAFT_FIGURES.map((figure) => [figure, figure === 'occupationsExcept' ? [] : policy[figure]]),
  );
  const named = Object.entries({ ...clauses, occupationsExcept: occupations });
  const sources = Object.fromEntries(named.filter(([name]) => DRAFT_FIGURES.some((figure) => figure === name)));
  return JSON.parse(JSON.stringify({ basedOn: policy.policyId, ...figures, sources }));
}

const messagesOf = (figures: object, among: readonly Policy[] = policies, basedOn = 'dalian-2019-2021') => {
  const sources = Object.fromEntries(Object.keys(figures).map((figure) => [figure, '《样例通知》第三条']));
  const drafted = draftOf({ basedOn, ...figures, sources }, among);
  return 'faults' in drafted ? drafted.faults.map(({ message }) => message) : [];
};

describe('a draft', () => {
  test.each(policies.map((policy) => [policy.policyId, policy] as const))(
    'of %s as it is has no fault',
    (_, policy) => {
      const drafted = draftOf(policyDraft.parse(asFile(policy)), policies);
      expect(drafted).toMatchObject({ draft: { replaced: policy } });
      expect('draft' in drafted && drafted.draft.policy).toEqual({
        ...policy,
        occupations: { ...policy.occupations, except: [] },
      });
    },
  );

  test('may not cover days of another policy of its programme, but those of another programme', () => {
    const next: Policy = {
      ...dalian2019to2021,
      policyId: 'dalian-2022',
      title: '下一项',
      issuedFrom: civilDate('2022-01-01'),
      issuedTo: civilDate('2022-12-31'),
    };
    expect(messagesOf({ issuedTo: civilDate('2022-01-01') }, [...policies, next])).toEqual([
      '证书核发日期与现行政策“下一项”（2022-01-01至2022-12-31）重叠',
    ]);
    expect(messagesOf({ issuedTo: civilDate('2021-12-30') }, [...policies, next])).toEqual([]);
  });

  test('may not exceed what a higher paper allows', () => {
    const amounts = [5, 4, 3].map((level) => ({ level, amountFen: fen(200_000) }));
    expect(messagesOf({ amounts }, policies, 'skill-upgrade-2019-2021')).toEqual([
      '5级的补贴金额超过上位规定的上限1000元',
      '4级的补贴金额超过上位规定的上限1500元',
    ]);
  });

  test('may not drop an occupation that the policy does not have, or give a clause for what it does not change', () => {
    expect(messagesOf({ occupationsExcept: ['9-99-99-99'] })).toEqual(['职业编码9-99-99-99不在该政策的补贴职业目录中']);
    const sources = { monthsToApply: '《样例通知》第三条', annualLimit: '《样例通知》第四条' };
    expect(draftOf({ basedOn: 'dalian-2019-2021', monthsToApply: 6, sources }, policies)).toEqual({
      faults: [{ pointer: '/sources/annualLimit', message: '“annualLimit”不是本草案修改的栏目，请删除这项依据' }],
    });
  });

  test('with the amount 0 does not subsidise the level any more', () => {
    const amounts = dalian2019to2021.amounts.map(({ level, amountFen }) => ({
      level,
      amountFen: level === 1 ? fen(0) : amountFen,
    }));
    const drafted = draftOf(
      { basedOn: 'dalian-2019-2021', amounts, sources: { amounts: '《样例通知》第三条' } },
      policies,
    );
    expect('draft' in drafted && drafted.draft.policy.amounts.map(({ level }) => level)).toEqual([5, 4, 3, 2]);
  });
});
