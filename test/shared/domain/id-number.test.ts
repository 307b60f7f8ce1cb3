import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from '../../../shared/domain/civil-date.ts';
import { birthDate, checkCharacter, idNumberProblemText, parseIdNumber } from '../../../shared/domain/id-number.ts';

const today = civilDate('2021-06-16');

function withCheckCharacter(first17: string): string {
  return first17 + checkCharacter(first17);
}

const validIdNumber = fc
  .tuple(
    fc.integer({ min: 110_000, max: 659_999 }),
    fc.integer({ min: 0, max: 44_000 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([division, day, serial]) => {
    const born = addDays(civilDate('1900-01-01'), day).replaceAll('-', '');
    return withCheckCharacter(`${division}${born}${String(serial).padStart(3, '0')}`);
  });

describe('reading an ID number', () => {
  test('accepts the example in the standard', () => {
    expect(parseIdNumber('11010519491231002X', today)).toEqual({ ok: true, idNumber: '11010519491231002X' });
  });

  test('accepts a lower-case x and stores it in upper case', () => {
    expect(parseIdNumber('11010519491231002x', today)).toEqual({ ok: true, idNumber: '11010519491231002X' });
  });

  test('accepts every number with a correct check character', () => {
    fc.assert(
      fc.property(validIdNumber, (text) => {
        expect(parseIdNumber(text, today)).toEqual({ ok: true, idNumber: text });
      }),
    );
  });

  test.each([
    ['the old 15 digits', '110105491231002', 'FIFTEEN_DIGITS'],
    ['17 characters', '11010519491231002', 'FORMAT'],
    ['19 characters', '11010519491231002XX', 'FORMAT'],
    ['a letter inside', '1101051949123100AX', 'FORMAT'],
    ['an x inside', '110105194912310X02', 'FORMAT'],
    ['a leading zero', '01010519491231002X', 'FORMAT'],
    ['full-width digits', '１1010519491231002X', 'FORMAT'],
    ['a space', '11010519491231002X ', 'FORMAT'],
    ['nothing', '', 'FORMAT'],
    ['30 February', withCheckCharacter('11010519900230001'), 'BIRTH_DATE'],
    ['29 February of a common year', withCheckCharacter('11010519000229001'), 'BIRTH_DATE'],
    ['month 13', withCheckCharacter('11010519901301001'), 'BIRTH_DATE'],
    ['a birth before 1900', withCheckCharacter('11010518991231001'), 'BIRTH_DATE'],
    ['a birth tomorrow', withCheckCharacter('11010520210617001'), 'BIRTH_DATE'],
    ['a wrong check character', '110105194912310021', 'CHECK_CHARACTER'],
  ])('refuses %s', (_what, text, problem) => {
    expect(parseIdNumber(text, today)).toEqual({ ok: false, problem });
  });

  test('accepts a birth today or on the first day of 1900', () => {
    expect(parseIdNumber(withCheckCharacter('11010520210616001'), today).ok).toBe(true);
    expect(parseIdNumber(withCheckCharacter('11010519000101001'), today).ok).toBe(true);
  });

  test('has a Chinese sentence for each problem', () => {
    for (const text of Object.values(idNumberProblemText)) expect(text).toMatch(/身份证/);
    expect(idNumberProblemText.FIFTEEN_DIGITS).toContain('15位');
  });
});

describe('the check character', () => {
  test('detects every single wrong digit', () => {
    fc.assert(
      fc.property(validIdNumber, (text) => {
        for (let position = 0; position < 18; position += 1) {
          for (const wrong of '0123456789X') {
            if (wrong === text[position]) continue;
            const mistyped = text.slice(0, position) + wrong + text.slice(position + 1);
            expect(parseIdNumber(mistyped, today).ok).toBe(false);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('detects every wrong digit on its own, whatever the birth date', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{17}$/),
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (digits, position, shift) => {
          const wrong = (Number(digits[position]) + shift) % 10;
          const mistyped = digits.slice(0, position) + wrong + digits.slice(position + 1);
          expect(checkCharacter(mistyped)).not.toBe(checkCharacter(digits));
        },
      ),
    );
  });

  test('detects every swap of two different neighbouring digits', () => {
    fc.assert(
      fc.property(validIdNumber, fc.integer({ min: 0, max: 16 }), (text, position) => {
        fc.pre(text[position] !== text[position + 1]);
        const swapped = `${text.slice(0, position)}${text[position + 1]}${text[position]}${text.slice(position + 2)}`;
        expect(parseIdNumber(swapped, today).ok).toBe(false);
      }),
    );
  });

  test.each(['1101051949123100', '11010519491231002X', '1101051949123100X', ''])('needs 17 digits, not %j', (text) => {
    expect(() => checkCharacter(text)).toThrow(RangeError);
  });
});

test('the birth date is the one in the number', () => {
  const parsed = parseIdNumber('11010519491231002X', today);
  expect(parsed.ok && birthDate(parsed.idNumber)).toBe('1949-12-31');
});
