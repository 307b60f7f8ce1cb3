import { fictionalApplication } from '../../../fictional/fictional-application.ts';
import { type FictionalCertificate, fictionalCertificate } from '../../../fictional/fictional-certificate.ts';
import {
  FIRST_PERSON_OF,
  type FictionalPerson,
  fictionalEmployer,
  fictionalPerson,
} from '../../../fictional/fictional-person.ts';

export type HeldCertificate = FictionalCertificate;

/** A person of one test alone, with what they would enter in an application. */
export interface Person extends FictionalPerson {
  readonly employer: string;
  readonly agency: string;
  readonly certificate: HeldCertificate;
}

const firstCharacter = 0x4e00;
let made = 0;

/** A new welder with a level-3 certificate of May 2021, whom no register knows yet. */
export function aNewPerson(held: Partial<HeldCertificate> = {}, agency = '210202'): Person {
  made += 1;
  return {
    ...fictionalPerson(FIRST_PERSON_OF.journeys + made, {
      name: `赵旅${String.fromCodePoint(firstCharacter + made)}`,
    }),
    employer: fictionalEmployer('旅程', made),
    agency,
    certificate: newCertificate(held),
  };
}

let issued = 0;

/** A new certificate with a number of its own. */
export function newCertificate(held: Partial<HeldCertificate> = {}): HeldCertificate {
  issued += 1;
  return fictionalCertificate(FIRST_PERSON_OF.journeys + issued, held);
}

/** The body of an application. */
export function applicationOf(person: Person, certificate: HeldCertificate = person.certificate) {
  return fictionalApplication(person, certificate);
}
