import { expect, test } from 'vitest';
import { outlookOf } from '../../../local/world/outlook.ts';
import { introductions } from '../../../local/world/seeded-world.ts';

const named = (name: string) => introductions.find((each) => each.name === name);
const now = new Date('2021-06-16T01:00:00Z');

test.each([
  ['赵样一', /拨付/],
  ['施样寅', /证书已撤销/],
  ['魏样酉', /证书类别不在补贴范围/],
  ['陶样戌', /不在政策期内/],
  ['姜样亥', /满12个月/],
  ['戚样东', /拨付/],
])('the case of %s: %s', (name, said) => {
  expect(outlookOf(named(name), now).zh).toMatch(said);
});

test('a year later the same person is too late, and of a person who is not seeded nothing is known', () => {
  expect(outlookOf(named('赵样一'), new Date('2022-06-16T01:00:00Z')).zh).toMatch(/满12个月/);
  expect(outlookOf(undefined, now).en).toMatch(/depends/);
});
