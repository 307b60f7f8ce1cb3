import { describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import {
  admitsOccupation,
  conceptOf,
  findOccupation,
  levelsOf,
  occupationsOf,
} from '../../../shared/policy/occupation-catalogue.ts';
import { MOVED_SINCE_2015 } from '../../../shared/policy/occupations/occupations-2015.ts';
import { dalian2019to2021 as policy } from '../../../shared/policy/policies/dalian-2019-2021.ts';

/** A certificate's occupation, issued while the 2015 edition applied unless the test says otherwise. */
const of = (occupationCode: string, issuedOn = '2021-05-20') => ({ occupationCode, issuedOn: civilDate(issuedOn) });

describe('the subsidised occupations', () => {
  test('are the 1,080 of the catalogue and eight codes of the earlier edition alone, in code order', () => {
    const occupations = occupationsOf(policy);
    expect(occupations).toHaveLength(1_088);
    expect(occupations.map(({ code }) => code)).toEqual(occupations.map(({ code }) => code).sort());
    expect(occupations[0]).toEqual({ code: '4-01-01-00', name: '采购员' });
    expect(occupations.at(-1)).toEqual({ code: '6-31-07-03', name: '工业机器人系统操作员' });
  });

  test('are found by code', () => {
    expect(findOccupation(policy, of('6-18-02-04'))).toEqual({ code: '6-18-02-04', name: '焊工' });
    expect(findOccupation(policy, of('4-10-01-02'))).toEqual({ code: '4-10-01-02', name: '育婴员' });
  });

  test.each(['6-18-02-4', '6-18-02-04 ', '', '焊工', '1-01-01-01', '__proto__'])('are not found by %j', (code) => {
    expect(findOccupation(policy, of(code))).toBeUndefined();
  });

  test('can be limited to a part of the catalogue', () => {
    const narrow = { ...policy, occupations: { ...policy.occupations, fromCatalogue: ['6-31-01-03', '6-18-02-04'] } };
    expect(occupationsOf(narrow).map(({ name }) => name)).toEqual(['育婴员', '焊工', '电工']);
    expect(findOccupation(narrow, of('6-18-01-01'))).toBeUndefined();
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

describe('an occupation code', () => {
  test.each([
    ['4-07-05-04', '2021-05-20', '消防设施操作员'],
    ['4-07-05-04', '2022-08-31', '消防设施操作员'],
    ['4-07-05-04', '2022-09-01', '安全防范系统安装维护员'],
    ['4-07-05-03', '2022-09-01', '消防设施操作员'],
    ['4-07-05-03', '2021-05-20', '智能楼宇管理员'],
    ['6-31-01-10', '2021-05-20', '工业机器人系统运维员'],
    ['6-31-01-10', '2022-09-01', '机电设备维修工'],
    ['6-31-07-01', '2021-05-20', '工业机器人系统运维员'],
  ])('%s on a certificate of %s means %s', (code, issuedOn, name) => {
    expect(findOccupation(policy, of(code, issuedOn))).toEqual({ code, name });
  });

  test('and the code of the same occupation in the other edition are one concept', () => {
    expect(conceptOf(of('4-07-05-04'))).toBe(conceptOf(of('4-07-05-03', '2022-09-01')));
    expect(conceptOf(of('6-31-01-10'))).toBe(conceptOf(of('6-31-07-01')));
    expect(conceptOf(of('4-07-05-04'))).not.toBe(conceptOf(of('4-07-05-04', '2022-09-01')));
  });

  test.each(['6-18-02-04', '4-10-01-02', '6-99-99-99'])('%s, which did not move, is its own concept', (code) => {
    expect(conceptOf(of(code))).toBe(code);
    expect(conceptOf(of(code, '2022-09-01'))).toBe(code);
  });

  test('that moved always has an occupation of the 2022 edition', () => {
    const in2022 = [...MOVED_SINCE_2015.values()].map((code) => findOccupation(policy, of(code, '2022-09-01')));
    expect(in2022).not.toContain(undefined);
    expect(new Set(MOVED_SINCE_2015.values()).size).toBe(MOVED_SINCE_2015.size);
  });

  test('of an earlier edition has its own name in the list of a policy of that time', () => {
    const nameIn = (of: typeof policy, sought: string) => occupationsOf(of).find(({ code }) => code === sought)?.name;
    const later = { ...policy, issuedFrom: civilDate('2023-01-01'), issuedTo: civilDate('2023-12-31') };
    expect(nameIn(policy, '4-07-05-04')).toBe('消防设施操作员');
    expect(nameIn(later, '4-07-05-04')).toBe('安全防范系统安装维护员');
    expect(nameIn(policy, '6-30-99-00')).toBe('工业机器人系统操作员');
    expect(nameIn(later, '6-30-99-00')).toBeUndefined();
  });
});

describe('an occupation that the catalogue lacks', () => {
  const fireFighter = { code: '3-02-03-01', name: '消防员' };
  const listing = (fromCatalogue: 'ALL' | readonly string[], extra = policy.occupations.extra) => ({
    occupations: { ...policy.occupations, fromCatalogue, extra },
  });

  test('is admitted by a policy of the whole catalogue, within the groups of the catalogue', () => {
    expect(admitsOccupation(policy, of('6-99-99-99'))).toBe(true);
    expect(findOccupation(policy, of('6-99-99-99'))).toBeUndefined();
  });

  test.each(['9-99-99-99', '3-02-03-01', '2-02-10-01', '6-18-02-4', 'constructor'])('is not admitted as %s', (code) => {
    expect(admitsOccupation(policy, of(code))).toBe(false);
  });

  test('is not admitted by a policy that lists its occupations one by one', () => {
    expect(admitsOccupation(listing(['6-18-02-04']), of('6-99-99-99'))).toBe(false);
    expect(admitsOccupation(listing(['6-18-02-04']), of('6-18-02-04'))).toBe(true);
  });

  test('of another group is admitted where the policy lists or adds it', () => {
    expect(admitsOccupation(listing(['3-02-03-01']), of('3-02-03-01'))).toBe(true);
    expect(admitsOccupation(listing('ALL', [fireFighter]), of('3-02-03-01'))).toBe(true);
    expect(findOccupation(listing([], [fireFighter]), of('3-02-03-01'))).toEqual(fireFighter);
  });

  test('under its code of 2015 is in a list that names it by its code of 2022', () => {
    expect(findOccupation(listing(['4-07-05-03']), of('4-07-05-04'))?.name).toBe('消防设施操作员');
    expect(findOccupation(listing(['4-07-05-03']), of('4-07-05-03'))).toBeUndefined();
  });
});
