import { describe, expect, test } from 'vitest';
import { applicationBody } from '../../../shared/contracts/apply.ts';
import { plainNumber } from '../../../shared/domain/plain-number.ts';
import { anApplicationBody } from '../../support/applications.ts';

describe('a number', () => {
  test.each([
    ['y000021020200300000012', 'Y000021020200300000012'],
    [' Y0000-2102 0200\u3000300000012 ', 'Y000021020200300000012'],
    ['Ｙ００００２１０２', 'Y00002102'],
    ['62—99–99−99', '62999999'],
  ])('written %j is %s', (written, plain) => {
    expect(plainNumber(written)).toBe(plain);
  });
});

test('an application takes certificate and account numbers in lower case, grouped or full-width as the same numbers', () => {
  const body = anApplicationBody();
  const { number } = body.certificate;
  const { accountNumber } = body.payee;
  const parsed = applicationBody.parse({
    ...body,
    certificate: { ...body.certificate, number: `${number.slice(0, 4).toLowerCase()}-${number.slice(4)}` },
    payee: { ...body.payee, accountNumber: accountNumber.replace(/(\d{4})/g, '$1 ').replace(/^6/, '６') },
  });
  expect(parsed).toEqual(body);
});
