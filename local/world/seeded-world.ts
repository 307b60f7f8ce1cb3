import { type FictionalCertificate, fictionalCertificate } from '../../fictional/fictional-certificate.ts';
import { fictionalIdNumber } from '../../fictional/fictional-numbers.ts';
import { type FictionalPerson, fictionalEmployer, fictionalPerson } from '../../fictional/fictional-person.ts';
import { type Peculiarity, type SeededPerson, seededPersons } from './seeded-people.ts';
import type { WorldAccount, WorldCertificate, WorldPerson } from './world-schemas.ts';

/** What a seeded person would enter in an application, and how the registers differ from it. */
export interface Introduction extends FictionalPerson {
  readonly certificate: FictionalCertificate;
  readonly peculiarity: Peculiarity | undefined;
}

/** The seeded people with the data for an application each. */
export const introductions: readonly Introduction[] = seededPersons.map(
  ({ sequence, name, born, category, level, occupationCode, issuedOn, peculiarity }) => ({
    ...fictionalPerson(sequence, { name, born }),
    certificate: fictionalCertificate(sequence, { category, level, occupationCode, issuedOn }),
    peculiarity,
  }),
);

/** The initial content of the identity and employment registers, by ID number. */
export const seededPeople: ReadonlyMap<string, WorldPerson> = new Map(
  seededPersons.map((seeded, index) => [
    introductionAt(index).idNumber,
    registeredPerson(seeded, introductionAt(index)),
  ]),
);

/** The initial content of the certificate registries, by certificate number. */
export const seededCertificates: ReadonlyMap<string, WorldCertificate> = new Map(
  introductions
    .filter(({ peculiarity }) => peculiarity !== 'CERTIFICATE_MISSING')
    .map((introduction) => [introduction.certificate.number, registeredCertificate(introduction)]),
);

/** The accounts from which transfers come back, by account number. */
export const seededAccounts: ReadonlyMap<string, WorldAccount> = new Map(
  introductions
    .filter(({ peculiarity }) => peculiarity === 'ACCOUNT_RETURNED')
    .map(({ accountNumber }) => [accountNumber, { outcome: 'RETURNED', returnReason: '账号已销户' }]),
);

function introductionAt(index: number): Introduction {
  const introduction = introductions[index];
  if (introduction === undefined) throw new RangeError(`There is no seeded person ${index}`);
  return introduction;
}

function registeredPerson(seeded: SeededPerson, introduction: Introduction): WorldPerson {
  const { peculiarity, agency, sequence } = seeded;
  const amiss = (which: Peculiarity): boolean => peculiarity === which || peculiarity === 'NOTHING_IN_ORDER';
  return {
    name: peculiarity === 'NAME_DIFFERS' ? `${seeded.name}曾用` : seeded.name,
    socialSecurityNumber: introduction.socialSecurityNumber,
    phone: introduction.phone,
    employment:
      peculiarity === 'NOT_EMPLOYED'
        ? null
        : {
            employer: fictionalEmployer('样例', sequence),
            agency,
            inCity: !amiss('EMPLOYER_NOT_IN_CITY'),
            contract: !amiss('NO_CONTRACT'),
            insured: !amiss('NOT_INSURED'),
            filed: !amiss('NOT_FILED'),
            insuredMonths: amiss('NOT_INSURED') ? 0 : monthsInsured(sequence),
          },
  };
}

/** From half a year to ten years, so that some seeded people are insured for too short a time. */
function monthsInsured(sequence: number): number {
  return 6 + ((sequence * 17) % 115);
}

function registeredCertificate({ certificate, idNumber, name, peculiarity }: Introduction): WorldCertificate {
  const { number: _number, ...declared } = certificate;
  const genuine: WorldCertificate = { ...declared, holderIdNumber: idNumber, holderName: name, status: 'VALID' };
  switch (peculiarity) {
    case 'CERTIFICATE_REVOKED':
      return { ...genuine, status: 'REVOKED' };
    case 'OTHER_HOLDER':
      return { ...genuine, holderIdNumber: fictionalIdNumber('1990-01-01', 999), holderName: '他样人' };
    case 'OTHER_LEVEL':
      return { ...genuine, level: 4 };
    case 'OTHER_OCCUPATION':
      return { ...genuine, occupationCode: '4-12-01-02' };
    case 'OTHER_DATE':
      return { ...genuine, issuedOn: '2021-05-30' };
    case 'NOTHING_IN_ORDER':
      return { ...genuine, status: 'REVOKED', level: 5 };
    default:
      return genuine;
  }
}
