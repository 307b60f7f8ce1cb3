import type { Language } from '../../../shared/contracts/portal-pages.ts';
import type { CorrectableField } from '../../../shared/domain/correction.ts';
import { dayText } from '../../text/format.ts';
import type { CitizenText } from '../../text/zh/citizen.ts';
import type { OwnApplication } from '../applications/use-own-application.ts';

/** What is declared so far; undefined for what the service does not give back, such as the applicant's own details. */
export function presentValue(
  field: CorrectableField,
  { certificate, payee, occupation }: Pick<OwnApplication, 'certificate' | 'payee' | 'occupation'>,
  { language, text }: { readonly language: Language; readonly text: CitizenText },
): string | undefined {
  switch (field) {
    case 'applicant.name':
    case 'applicant.socialSecurityNumber':
    case 'applicant.phone':
      return undefined;
    case 'certificate.category':
      return text.case.certificateCategories[certificate.category];
    case 'certificate.number':
      return certificate.number;
    case 'certificate.level':
      return text.case.levels[certificate.level];
    case 'certificate.occupationCode':
      // An occupation that the catalogue does not have is named by its code.
      return occupation === certificate.occupationCode ? occupation : `${occupation} ${certificate.occupationCode}`;
    case 'certificate.issuedOn':
      return dayText(certificate.issuedOn, language);
    case 'payee.kind':
      return text.apply.payeeKinds[payee.kind];
    case 'payee.bankName':
      return payee.bankName;
    case 'payee.accountNumber':
      return payee.accountNumber;
    default:
      return field satisfies never;
  }
}
