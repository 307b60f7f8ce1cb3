import { type CivilDate, civilDate, parseCivilDate } from './civil-date.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
const EARLIEST_BIRTH = civilDate('1900-01-01');

/** A resident's 18-character ID number that passed every check here; a final X is always upper-case. */
export type IdNumber = string & { readonly __brand: 'IdNumber' };

export type IdNumberProblem = 'FIFTEEN_DIGITS' | 'FORMAT' | 'BIRTH_DATE' | 'CHECK_CHARACTER';

export type IdNumberResult =
  | { readonly ok: true; readonly idNumber: IdNumber }
  | { readonly ok: false; readonly problem: IdNumberProblem };

/** What to tell the person who typed the number. */
export const idNumberProblemText: Readonly<Record<IdNumberProblem, string>> = {
  FIFTEEN_DIGITS: '15位旧身份证号码已停止使用，请填写18位公民身份号码',
  FORMAT: '身份证号码应为18位：前17位为数字，最后一位为数字或X',
  BIRTH_DATE: '身份证号码中的出生日期（第7至14位）不是有效日期',
  CHECK_CHARACTER: '身份证号码的校验位（最后一位）不正确，请核对是否输错',
};

/**
 * Reads an ID number as a person types it: a lower-case x is accepted and returned upper-case.
 *
 * The birth date must be a real day from 1900-01-01 to `today`, today included. The division code (first six digits) is
 * not looked up: divisions are renamed and dissolved, and numbers issued under them stay valid.
 *
 * @source GB 11643; the old 15-digit numbers ended on 2013-01-01 (Resident Identity Card Law)
 */
export function parseIdNumber(text: string, today: CivilDate): IdNumberResult {
  const upper = text.toUpperCase();
  if (/^\d{15}$/.test(upper)) return { ok: false, problem: 'FIFTEEN_DIGITS' };
  if (!/^[1-9]\d{16}[\dX]$/.test(upper)) return { ok: false, problem: 'FORMAT' };
  const born = parseCivilDate(`${upper.slice(6, 10)}-${upper.slice(10, 12)}-${upper.slice(12, 14)}`);
  if (born === undefined || born < EARLIEST_BIRTH || born > today) return { ok: false, problem: 'BIRTH_DATE' };
  if (checkCharacter(upper.slice(0, 17)) !== upper[17]) return { ok: false, problem: 'CHECK_CHARACTER' };
  return { ok: true, idNumber: brand(upper) };
}

/** The birth date in an ID number. */
export function birthDate(idNumber: IdNumber): CivilDate {
  return civilDate(`${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`);
}

/**
 * The check character, 0 to 9 or X, that belongs to the first 17 digits of an ID number.
 *
 * It catches every single wrong digit and every swap of two neighbours.
 *
 * @throws RangeError unless given exactly 17 digits
 * @source GB 11643, ISO 7064 MOD 11-2
 */
export function checkCharacter(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('The check character is computed from exactly 17 digits');
  const sum = WEIGHTS.reduce((total, weight, position) => total + weight * Number(first17[position]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

function brand(text: string): IdNumber {
  return text as IdNumber;
}
