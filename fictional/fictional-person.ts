import { addDays, civilDate } from '../shared/domain/civil-date.ts';
import {
  fictionalAccountNumber,
  fictionalIdNumber,
  fictionalPhone,
  fictionalSocialSecurityNumber,
} from './fictional-numbers.ts';

/** A person who does not exist, with what an application asks of a person. */
export interface FictionalPerson {
  readonly name: string;
  readonly idNumber: string;
  readonly socialSecurityNumber: string;
  readonly phone: string;
  readonly accountNumber: string;
}

/**
 * Where each use takes its numbers from, so that no two of them have the same person. The seeded people of the local
 * run, the unit tests and the benchmarks start at 0: they never meet each other.
 */
export const FIRST_PERSON_OF = {
  demoApplicants: 1_000_000,
  demoObjectors: 2_000_000,
  /** The phones of the journeys' people, their last four digits, begin at 5000. */
  journeys: 3_005_000,
} as const;

const NUMERALS = [...'零一二三四五六七八九'];
const FIRST_BIRTHDAY = civilDate('1985-03-01');

/**
 * The fictional person of a number, always the same one. People of different numbers differ in ID and account number.
 * Social security numbers repeat after 1,000,000 people, phones after 10,000.
 *
 * @param number 0 to 9,999,999
 */
export function fictionalPerson(
  number: number,
  { name = nameOf(number), born = addDays(FIRST_BIRTHDAY, Math.floor(number / 1000)) }: Partial<NameAndBirth> = {},
): FictionalPerson {
  return {
    name,
    idNumber: fictionalIdNumber(born, number % 1000),
    socialSecurityNumber: fictionalSocialSecurityNumber(number % 1_000_000),
    phone: fictionalPhone(number % 10_000),
    accountNumber: fictionalAccountNumber(number),
  };
}

interface NameAndBirth {
  readonly name: string;
  /** A real day, YYYY-MM-DD. */
  readonly born: string;
}

/** The name of an employer that does not exist. `kind` is a word for what it is there for, such as 船舶. */
export function fictionalEmployer(kind: string, number: number): string {
  return `虚构${kind}第${number}有限公司`;
}

function nameOf(number: number): string {
  return `王${[...String(number)].map((digit) => NUMERALS[Number(digit)]).join('')}`;
}
