import {
  fictionalAccountNumber,
  fictionalCertificateNumber,
  fictionalIdNumber,
  fictionalPhone,
  fictionalSocialSecurityNumber,
} from '../../../fictional/fictional-numbers.ts';
import { addDays, type CivilDate, civilDate } from '../../../shared/domain/civil-date.ts';
import type { CertificateCategory } from '../../../shared/domain/declared.ts';

export interface HeldCertificate {
  readonly category: CertificateCategory;
  readonly number: string;
  readonly level: number;
  readonly occupationCode: string;
  readonly issuedOn: string;
}

/** Somebody who belongs to one test alone, as they would write themselves into a form. */
export interface Person {
  readonly name: string;
  readonly idNumber: string;
  readonly socialSecurityNumber: string;
  readonly phone: string;
  readonly accountNumber: string;
  readonly employer: string;
  readonly agency: string;
  readonly certificate: HeldCertificate;
}

// Past those of the seeded people and of the demo.
const firstNumber = 3_000_000;
const firstBirthday: CivilDate = civilDate('1970-01-01');
const firstCharacter = 0x4e00;
let made = 0;

/** A welder with a level-3 certificate of May 2021, whom no register knows yet. */
export function somebody(held: Partial<HeldCertificate> = {}, agency = '210202'): Person {
  made += 1;
  return {
    name: `赵旅${String.fromCodePoint(firstCharacter + made)}`,
    idNumber: fictionalIdNumber(addDays(firstBirthday, made), 500 + (made % 400)),
    socialSecurityNumber: fictionalSocialSecurityNumber(500_000 + made),
    phone: fictionalPhone(5000 + made),
    accountNumber: fictionalAccountNumber(firstNumber + made),
    employer: `虚构旅程第${made}有限公司`,
    agency,
    certificate: newCertificate(held),
  };
}

let issued = 0;

/** Another certificate, of a number that nobody else has. */
export function newCertificate(held: Partial<HeldCertificate> = {}): HeldCertificate {
  issued += 1;
  const { category = 'SKILL_LEVEL', issuedOn = '2021-05-20' } = held;
  const number = fictionalCertificateNumber(category, issuedOn, firstNumber + issued);
  return { number, level: 3, occupationCode: '6-18-02-04', ...held, category, issuedOn };
}

/** The body of an application. */
export function applicationOf(person: Person, certificate: HeldCertificate = person.certificate) {
  const { name, idNumber, socialSecurityNumber, phone, accountNumber } = person;
  return {
    applicant: { name, idNumber, socialSecurityNumber, phone, category: 'ENTERPRISE_EMPLOYEE' },
    certificate,
    payee: { kind: 'BANK_ACCOUNT', bankName: '虚构银行中山支行', accountNumber },
  };
}
