import type { CertificateCategory, Level } from '../shared/domain/declared.ts';
import { fictionalCertificateNumber } from './fictional-numbers.ts';

/** A certificate that does not exist, as its holder declares it. */
export interface FictionalCertificate {
  readonly category: CertificateCategory;
  readonly number: string;
  readonly level: Level;
  readonly occupationCode: string;
  readonly issuedOn: string;
}

/** The fictional certificate of a number: a welder's of level 3 of May 2021, apart from what `held` changes. */
export function fictionalCertificate(number: number, held: Partial<FictionalCertificate> = {}): FictionalCertificate {
  const { category = 'SKILL_LEVEL', issuedOn = '2021-05-20' } = held;
  return {
    number: fictionalCertificateNumber(category, issuedOn, number),
    level: 3,
    occupationCode: '6-18-02-04',
    ...held,
    category,
    issuedOn,
  };
}
