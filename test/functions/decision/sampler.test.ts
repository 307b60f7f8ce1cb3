import { expect, test } from 'vitest';
import { sampler } from '../../../functions/decision/sampler.ts';
import { sampleOf } from '../../../shared/domain/sample.ts';

const texts = Array.from({ length: 50 }, (_, each) => `case ${each}`);

test('a share of 100 percent has no decision by the setting "none", and a share of 1 percent has every one by "all"', () => {
  expect(texts.map(sampler('key', 'none')).filter((number) => number < 100)).toEqual([]);
  expect(texts.map(sampler('key', 'all')).filter((number) => number >= 1)).toEqual([]);
});

test('by the setting "policy" the keyed hash says which decisions are sampled', () => {
  expect(texts.map(sampler('key', 'policy'))).toEqual(texts.map((text) => sampleOf('key', text)));
});
