import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { applicationIn, faultOf, log } from '../../../functions/runtime/log.ts';
import { newId } from '../../../functions/runtime/new-id.ts';
import { printedLines } from '../../support/printed-lines.ts';

describe('what a log line holds of a fault', () => {
  test('is its name and where it arose', () => {
    const { name, at = [] } = faultOf(new RangeError('王小明'));
    expect(name).toBe('RangeError');
    expect(at[0]).toMatch(/^at .*log\.test\.ts:\d+:\d+/);
    expect(at.length).toBeLessThanOrEqual(6);
  });

  test('is never its message, however many lines that has', () => {
    expect(JSON.stringify(faultOf(new Error('王小明\n210202198503010019\n  13900000001')))).not.toMatch(
      /王小明|2102|139/,
    );
  });

  test('is never its cause', () => {
    const fault = faultOf(new Error('outer', { cause: new Error('王小明') }));
    expect(JSON.stringify(fault)).not.toContain('王小明');
  });

  test('of input that does not parse is nothing of the input', () => {
    const parsed = z.strictObject({ level: z.int() }).safeParse({ level: '王小明', 王小明: 1 });
    expect(faultOf(parsed.error).name).toBe('$ZodError');
    expect(JSON.stringify(faultOf(parsed.error))).not.toContain('王小明');
  });

  test.each([
    ['string', '王小明'],
    ['object', { message: '王小明' }],
    ['object', null],
    ['undefined', undefined],
  ])('that is no error is its type, %s', (name, thrown) => {
    expect(faultOf(thrown)).toEqual({ name });
  });

  test('is its name alone where an error has no stack', () => {
    expect(faultOf(Object.assign(new Error('x'), { stack: undefined }))).toEqual({ name: 'Error', at: [] });
  });
});

test('a log line is one line of JSON with level, service, time and what was given', () => {
  const printed = printedLines();
  log.info('sweep', { counts: { restarted: 1 } });
  expect(printed).toHaveLength(1);
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({
    level: 'INFO',
    message: 'sweep',
    service: 'vocational-training-subsidy',
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    counts: { restarted: 1 },
  });
});

describe('the application of a log line', () => {
  test('is the one that an input names by an id of ours', () => {
    const applicationId = newId();
    expect(applicationIn({ applicationId, name: '王小明' })).toEqual({ applicationId });
  });

  test.each([
    undefined,
    null,
    'text',
    7,
    {},
    { applicationId: 7 },
    { applicationId: '' },
    { applicationId: '王小明' },
    { applicationId: '21020219850301001X' },
    { applicationId: `${'0'.repeat(16)}\n` },
    { applicationId: { S: '0'.repeat(16) } },
    { other: '0'.repeat(16) },
  ])('is none in %j', (input) => {
    expect(applicationIn(input)).toEqual({});
  });
});
