import { expect, test } from 'vitest';
import { shownTime } from '../../../functions/http/shown-time.ts';
import { instantOf } from '../../../shared/domain/instant.ts';

test('a moment is shown in Beijing time, with milliseconds only where it has any', () => {
  expect(shownTime(instantOf(new Date('2021-06-16T16:00:00Z')))).toBe('2021-06-17T00:00:00+08:00');
  expect(shownTime(instantOf(new Date('2021-06-16T15:59:59.999Z')))).toBe('2021-06-16T23:59:59.999+08:00');
});
