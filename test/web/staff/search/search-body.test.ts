import { describe, expect, test } from 'vitest';
import { bodyOf, FITTING, NO_SEARCH } from '../../../../web/staff/search/search-body.ts';

const typed = (by: string, number: string) => ({ ...NO_SEARCH, by, number, purpose: ' 到窗口咨询 ' });
const fits = (by: string, number: string) => FITTING.number(number, typed(by, number));

describe('a search as it is typed', () => {
  test('is sent with its one number, without blanks, in capitals and half width', () => {
    expect(bodyOf(typed('idNumber', '999999 19900101 001x'))).toEqual({
      idNumber: '99999919900101001X',
      purpose: '到窗口咨询',
    });
    expect(bodyOf(typed('certificateNumber', 'ｓ0000-2021'))).toEqual({
      certificateNumber: 'S00002021',
      purpose: '到窗口咨询',
    });
  });

  test('needs a number of the kind that was chosen', () => {
    expect(fits('phone', '139 0000 0000')).toBe(true);
    expect(fits('phone', '99999919900101001X')).toBe(false);
    expect(fits('idNumber', '13900000000')).toBe(false);
    expect(fits('certificateNumber', '一二三四')).toBe(false);
    expect(fits('', '13900000000')).toBe(false);
  });

  test('needs a purpose of at least four characters', () => {
    expect(FITTING.purpose('咨询 ', NO_SEARCH)).toBe(false);
    expect(FITTING.purpose('窗口咨询', NO_SEARCH)).toBe(true);
  });
});
