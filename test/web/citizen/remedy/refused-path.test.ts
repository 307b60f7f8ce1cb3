import { expect, test } from 'vitest';
import { newId } from '../../../../functions/runtime/new-id.ts';
import { receiptNumberOf } from '../../../../shared/domain/receipt-number.ts';
import { refusedPath } from '../../../../web/citizen/remedy/refused-path.ts';

test('a receipt has a page of its own, and an application its own', () => {
  const receipt = receiptNumberOf(new Date('2021-06-16T09:30:00+08:00'), newId());
  expect(refusedPath(receipt)).toBe(`/applications/refusals/${receipt}`);
  const application = newId();
  expect(refusedPath(application)).toBe(`/applications/${application}`);
});
