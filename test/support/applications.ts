import { newApplication } from '../../functions/apply/new-application.ts';
import { type ApplicationBody, applicationBody } from '../../shared/contracts/apply.ts';
import type { Application } from '../../shared/domain/application.ts';
import type { ApplicantCategory, CertificateCategory, Level } from '../../shared/domain/declared.ts';
import { occupationsOf } from '../../shared/policy/occupation-catalogue.ts';
import { dalian2019to2021 } from '../../shared/policy/policies/dalian-2019-2021.ts';
import { aPerson, type Person } from './people.ts';

/** 09:00 in Beijing of a plain Wednesday in the policy's time. */
export const SUBMITTED_AT = '2021-06-16T09:00:00+08:00';

export interface Declaration {
  readonly person?: Person;
  readonly level?: Level;
  readonly occupationCode?: string;
  readonly issuedOn?: string;
  readonly certificateCategory?: CertificateCategory;
  readonly applicantCategory?: ApplicantCategory;
}

/** The body of an application that the policy accepts, but for what a test asks to be otherwise. */
export function anApplicationBody(declaration: Declaration = {}): ApplicationBody {
  const { person = aPerson(1), level = 3, occupationCode = '6-18-02-04', issuedOn = '2021-05-20' } = declaration;
  const { name, idNumber, socialSecurityNumber, phone, accountNumber, certificateNumber } = person;
  const category = declaration.applicantCategory ?? 'ENTERPRISE_EMPLOYEE';
  return applicationBody.parse({
    applicant: { name, idNumber, socialSecurityNumber, phone, category },
    certificate: {
      category: declaration.certificateCategory ?? 'SKILL_LEVEL',
      number: certificateNumber,
      level,
      occupationCode,
      issuedOn,
    },
    payee: { kind: 'BANK_ACCOUNT', bankName: '虚构银行', accountNumber },
  });
}

/** A case just submitted, in memory alone, with what a test asks to be otherwise. */
export function anApplication(
  overrides: Partial<Application> = {},
  declaration: Declaration = {},
): ReturnType<typeof newApplication> {
  const { person = aPerson(1) } = declaration;
  const { application, event } = newApplication({
    body: anApplicationBody(declaration),
    subject: person.subject,
    applicationId: overrides.applicationId ?? 'CASE00000000000A',
    attempt: overrides.attempt ?? 1,
    policy: dalian2019to2021,
    moment: new Date(SUBMITTED_AT),
  });
  return { application: { ...application, ...overrides }, event };
}

/** Ten occupations of the catalogue. */
export const TEN_OCCUPATIONS = occupationsOf(dalian2019to2021)
  .slice(0, 10)
  .map(({ code }) => code);
