import { expect, test } from 'vitest';
import { EDITION_2022_FROM } from '../../../../shared/policy/occupations/occupations-2015.ts';
import { OCCUPATION_LINES } from '../../../../web/citizen/certificate/occupation-list.ts';
import {
  EDITION_2022_BEGINS,
  occupationName,
  searchOccupations,
} from '../../../../web/citizen/certificate/occupation-search.ts';
import { readOccupations } from '../../../../web/public/rank-occupations.ts';

const listed = readOccupations(OCCUPATION_LINES);

test.each(['焊工', 'hangong', 'hg', "han'gong", '6-18-02-04', '61802'])('%s finds the welder', (typed) => {
  expect(searchOccupations(typed, '2021-05-20', listed).hits).toContainEqual({ code: '6-18-02-04', name: '焊工' });
});

test.each(['lvdian', 'lüdian', 'LÜDIAN', 'ｌｖｄｉａｎ', '４－０３－０１－０３', 'ldfwy'])(
  '%s finds the hostel attendant',
  (typed) => {
    expect(searchOccupations(typed, '2021-05-20', listed).hits).toContainEqual({
      code: '4-03-01-03',
      name: '旅店服务员',
    });
  },
);

test('the exact name stands first, and no more than 20 are shown of all that were found', () => {
  expect(searchOccupations('hg', undefined, listed).hits[0]).toEqual({ code: '6-18-02-04', name: '焊工' });
  const { hits, total } = searchOccupations('工', undefined, listed);
  expect(hits).toHaveLength(20);
  expect(total).toBeGreaterThan(100);
});

test('a code means what the edition of the issue date says', () => {
  expect(occupationName('4-07-05-03', '2022-08-31', listed)).toBe('智能楼宇管理员');
  expect(occupationName('4-07-05-03', '2022-09-01', listed)).toBe('消防设施操作员');
  expect(EDITION_2022_BEGINS).toBe(EDITION_2022_FROM);
});

test('a code that the list does not have can still be declared, and blanks find nothing', () => {
  expect(searchOccupations('6-99-99-99', undefined, listed).hits).toEqual([{ code: '6-99-99-99', name: '' }]);
  expect(searchOccupations('  ', undefined, listed).hits).toEqual([]);
});
