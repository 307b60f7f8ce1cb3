import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskAccountNumber, maskIdNumber, maskName } from '../../../shared/domain/mask.ts';

const hanCharacter = fc.integer({ min: 0x4e00, max: 0x9fff }).map((point) => String.fromCodePoint(point));
const longName = fc.array(hanCharacter, { minLength: 3, maxLength: 12 });

describe('a masked name', () => {
  test.each([
    ['张三', '张*'],
    ['张小三', '张*三'],
    ['欧阳晓雪', '欧**雪'],
    ['买买提·吐尔逊', '买*****逊'],
    ['𠮷小明', '𠮷*明'],
    ['张', '*'],
    ['', ''],
    [' 张三 ', '张*'],
  ])('shows %j as %j', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  test('can show only the first character', () => {
    expect(maskName('张小三', 'FIRST_CHARACTER')).toBe('张**');
    expect(maskName('张三', 'FIRST_CHARACTER')).toBe('张*');
  });

  test('depends only on its first and last characters and its length', () => {
    fc.assert(
      fc.property(longName, longName, (name, other) => {
        const inner = other.concat(name).slice(0, name.length - 2);
        const sameEnds = [name.at(0), ...inner, name.at(-1)].join('');
        expect(maskName(sameEnds)).toBe(maskName(name.join('')));
      }),
    );
  });

  test('never shows the given part of a two-character name', () => {
    fc.assert(
      fc.property(hanCharacter, hanCharacter, hanCharacter, (family, given, another) => {
        expect(maskName(family + given)).toBe(maskName(family + another));
      }),
    );
  });
});

describe('a masked ID number', () => {
  test('shows the first six and the last four characters', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110105********002X');
  });

  test('never depends on the birth date', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{18}$/), fc.stringMatching(/^\d{8}$/), (idNumber, birthDate) => {
        expect(maskIdNumber(idNumber.slice(0, 6) + birthDate + idNumber.slice(14))).toBe(maskIdNumber(idNumber));
      }),
    );
  });
});

describe('a masked account number', () => {
  test('shows the last four digits', () => {
    expect(maskAccountNumber('6222021234567890123')).toBe('***************0123');
  });

  test('hides all of a text that is too short to have a hidden part', () => {
    expect(maskAccountNumber('1234')).toBe('****');
  });

  test('depends only on the last four digits and the length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{16,19}$/), fc.stringMatching(/^\d{19}$/), (account, other) => {
        const sameEnd = other.slice(0, account.length - 4) + account.slice(-4);
        expect(maskAccountNumber(sameEnd)).toBe(maskAccountNumber(account));
      }),
    );
  });
});
