import type { FictionalCertificate } from './fictional-certificate.ts';
import type { FictionalPerson } from './fictional-person.ts';

/** The body of an application by an employee, in the form of the contract. */
export function fictionalApplication(
  { name, idNumber, socialSecurityNumber, phone, accountNumber }: FictionalPerson,
  { category, number, level, occupationCode, issuedOn }: FictionalCertificate,
) {
  return {
    applicant: { name, idNumber, socialSecurityNumber, phone, category: 'ENTERPRISE_EMPLOYEE' },
    certificate: { category, number, level, occupationCode, issuedOn },
    payee: { kind: 'BANK_ACCOUNT', bankName: '虚构银行中山支行', accountNumber },
  } as const;
}
