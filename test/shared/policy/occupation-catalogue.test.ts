import { describe, expect, test } from 'vitest';
import { findOccupation, levelsOf, occupationsOf } from '../../../shared/policy/occupation-catalogue.ts';
import { dalian2019to2021 as policy } from '../../../shared/policy/policies/dalian-2019-2021.ts';

describe('the subsidised occupations', () => {
  test('are the 1,080 of the catalogue and one of the earlier catalogue, in code order', () => {
    const occupations = occupationsOf(policy);
    expect(occupations).toHaveLength(1_081);
    expect(occupations.map(({ code }) => code)).toEqual(occupations.map(({ code }) => code).sort());
    expect(occupations[0]).toEqual({ code: '4-01-01-00', name: '采购员' });
    expect(occupations.at(-1)).toEqual({ code: '6-31-07-03', name: '工业机器人系统操作员' });
  });

  test('are found by code', () => {
    expect(findOccupation(policy, '6-18-02-04')).toEqual({ code: '6-18-02-04', name: '焊工' });
    expect(findOccupation(policy, '4-10-01-02')).toEqual({ code: '4-10-01-02', name: '育婴员' });
  });

  test.each(['6-18-02-4', '6-18-02-04 ', '', '焊工', '1-01-01-01', '__proto__'])('are not found by %j', (code) => {
    expect(findOccupation(policy, code)).toBeUndefined();
  });

  test('can be limited to a part of the catalogue', () => {
    const narrow = { ...policy, occupations: { ...policy.occupations, fromCatalogue: ['6-31-01-03', '6-18-02-04'] } };
    expect(occupationsOf(narrow).map(({ name }) => name)).toEqual(['育婴员', '焊工', '电工']);
    expect(findOccupation(narrow, '6-18-01-01')).toBeUndefined();
  });

  test('have every level with an amount, unless the policy limits their levels', () => {
    expect(levelsOf(policy, '6-18-02-04')).toEqual([5, 4, 3, 2, 1]);
    const narrow = {
      amounts: policy.amounts.slice(0, 3),
      occupations: { ...policy.occupations, levelsByCode: { '6-18-02-04': [4, 3, 2] as const } },
    };
    expect(levelsOf(narrow, '6-18-02-04')).toEqual([4, 3]);
    expect(levelsOf(narrow, 'toString')).toEqual([5, 4, 3]);
  });
});
