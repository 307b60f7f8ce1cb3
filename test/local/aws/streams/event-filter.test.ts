import { expect, test } from 'vitest';
import { eventFilter } from '../../../../local/aws/streams/event-filter.ts';

const event = { eventName: 'INSERT', dynamodb: { Keys: { sk: { S: 'EVENT#7' } }, NewImage: { event: { S: 'PAID' } } } };

function filter(...patterns: readonly unknown[]) {
  return eventFilter({ Filters: patterns.map((pattern) => ({ Pattern: JSON.stringify(pattern) })) });
}

test.each([
  [{ eventName: ['INSERT'] }, true],
  [{ eventName: ['MODIFY', 'INSERT'] }, true],
  [{ eventName: ['REMOVE'] }, false],
  [{ dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } } }, true],
  [{ dynamodb: { Keys: { sk: { S: [{ prefix: 'TASK#' }] } } } }, false],
  [{ dynamodb: { Keys: { sk: { S: [{ suffix: '#7' }] } } } }, true],
  [{ dynamodb: { NewImage: { event: { S: [{ exists: true }] } } } }, true],
  [{ dynamodb: { NewImage: { paidAt: { S: [{ exists: false }] } } } }, true],
  [{ dynamodb: { OldImage: { event: { S: ['PAID'] } } } }, false],
  [{ dynamodb: { NewImage: { event: { S: [{ 'anything-but': ['PAID', 'REFUSED'] }] } } } }, false],
  [{ eventName: ['INSERT'], dynamodb: { NewImage: { event: { S: ['REFUSED'] } } } }, false],
])('the pattern %j passes the event: %s', (pattern, passes) => {
  expect(filter(pattern)(event)).toBe(passes);
});

test('an event passes if any of several patterns matches', () => {
  expect(filter({ eventName: ['REMOVE'] }, { eventName: ['INSERT'] })(event)).toBe(true);
});

test('without patterns, every event passes', () => {
  expect(eventFilter(undefined)(event)).toBe(true);
});

test('an unknown operator is an error, so no event passes by mistake', () => {
  expect(() => filter({ amount: [{ numeric: ['>', 5] }] })).toThrow('numeric');
});
