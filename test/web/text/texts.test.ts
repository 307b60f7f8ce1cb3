import { describe, expect, test } from 'vitest';
import { citizenText as citizenEn } from '../../../web/text/en/citizen.ts';
import { outcomeText as outcomeEn } from '../../../web/text/en/citizen-objection-outcome.ts';
import { refusalPageText as refusalPageEn } from '../../../web/text/en/citizen-refusal-page.ts';
import { statementsText as statementsEn } from '../../../web/text/en/citizen-statements.ts';
import { localText as localEn } from '../../../web/text/en/local.ts';
import { publicText as publicEn } from '../../../web/text/en/public.ts';
import { staffText as staffEn } from '../../../web/text/en/staff.ts';
import type { TextTree } from '../../../web/text/texts.ts';
import { citizenText as citizenZh } from '../../../web/text/zh/citizen.ts';
import { outcomeText as outcomeZh } from '../../../web/text/zh/citizen-objection-outcome.ts';
import { refusalPageText as refusalPageZh } from '../../../web/text/zh/citizen-refusal-page.ts';
import { statementsText as statementsZh } from '../../../web/text/zh/citizen-statements.ts';
import { localText as localZh } from '../../../web/text/zh/local.ts';
import { publicText as publicZh } from '../../../web/text/zh/public.ts';
import { staffText as staffZh } from '../../../web/text/zh/staff.ts';

/** Every text of a tree by its path; a text with values is read with made-up ones. */
function leaves(tree: TextTree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const at = `${path}/${name}`;
    if (typeof value === 'string') return [[at, value] as const];
    if (typeof value === 'function') return [[at, String(Reflect.apply(value, undefined, [7, 8, 9]))] as const];
    return leaves(value, at);
  });
}

describe.each([
  ['citizen', citizenZh, citizenEn],
  ['statements of citizens', statementsZh, statementsEn],
  ['the outcome of an objection', outcomeZh, outcomeEn],
  ['the receipts of refusals', refusalPageZh, refusalPageEn],
  ['staff', staffZh, staffEn],
  ['local', localZh, localEn],
  ['public', publicZh, publicEn],
] as const)('the texts of %s', (_, zh, en) => {
  test('have the same names in both languages, and none is empty', () => {
    expect(
      leaves(en)
        .map(([path]) => path)
        .sort(),
    ).toEqual(
      leaves(zh)
        .map(([path]) => path)
        .sort(),
    );
    expect([...leaves(zh), ...leaves(en)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('are Chinese in Chinese, and have no Chinese in English', () => {
    expect(leaves(zh).filter(([, text]) => !/\p{Script=Han}|^\d/u.test(text) && /[a-z]{3}/i.test(text))).toEqual([]);
    expect(leaves(en).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});
