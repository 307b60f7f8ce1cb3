import { expect, test } from 'vitest';
import { REASON_CODES } from '../../../shared/domain/reason-code.ts';
import { ADMISSION_BASES } from '../../../shared/domain/remedy.ts';
import { CHANNELS } from '../../../shared/domain/task-request.ts';
import { EVENT_NAMES } from '../../../shared/domain/transitions.ts';
import { chosenOf, optionsOf } from '../../../web/staff/labels.ts';
import { deskText } from '../../../web/text/zh/staff-desk.ts';

test('what can be chosen is what the service takes, in the order of the labels', () => {
  const { request, remedies, events } = deskText;
  expect(optionsOf(request.channels).map(({ value }) => value)).toEqual(CHANNELS);
  expect(optionsOf(remedies.bases).map(({ value }) => value)).toEqual(ADMISSION_BASES);
  expect(Object.keys(events).sort()).toEqual([...EVENT_NAMES].sort());
});

test('nothing chosen, or something that is not offered, is no choice', () => {
  expect(chosenOf(deskText.request.channels, 'LETTER')).toBe('LETTER');
  expect(chosenOf(deskText.request.channels, '')).toBeUndefined();
  expect(chosenOf(deskText.request.channels, REASON_CODES[0])).toBeUndefined();
});
