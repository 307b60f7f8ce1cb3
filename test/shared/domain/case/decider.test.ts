import { describe, expect, test } from 'vitest';
import { hasDecidedOtherStage } from '../../../../shared/domain/case/decider.ts';
import { TASK_KINDS } from '../../../../shared/domain/task-kind.ts';

const made = { stage: 'FUND_REVIEW', person: 'hash-1', staffId: 'account-1' } as const;
const has = (stage: (typeof TASK_KINDS)[number], person: string, staffId: string) =>
  hasDecidedOtherStage([made], stage, { person, staffId });

describe('a person who decided the fund review', () => {
  test.each(TASK_KINDS.filter((kind) => kind !== 'FUND_REVIEW'))('has decided another stage than %s', (kind) => {
    expect(has(kind, 'hash-1', 'account-1')).toBe(true);
    expect(has(kind, 'hash-1', 'account-2')).toBe(true);
  });

  test('may decide the fund review again, as after a correction', () => {
    expect(has('FUND_REVIEW', 'hash-1', 'account-1')).toBe(false);
    expect(has('FUND_REVIEW', 'hash-1', 'account-2')).toBe(false);
  });

  test('is recognised by the account after a change of the key', () => {
    expect(has('OBJECTION_REVIEW', 'hash-1-under-the-new-key', 'account-1')).toBe(true);
  });
});

test('another person has decided nothing', () => {
  for (const kind of TASK_KINDS) expect(has(kind, 'hash-2', 'account-2')).toBe(false);
  expect(hasDecidedOtherStage([], 'FUND_REVIEW', made)).toBe(false);
});
