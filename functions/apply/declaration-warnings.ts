import type { ApplicationBody } from '../../shared/contracts/apply.ts';
import { accountNumberWarning, parseAccountNumber } from '../../shared/domain/bank-account.ts';
import { certificateNumberWarning } from '../../shared/domain/certificate-number.ts';

/** What looks mistyped in a declaration, for the person who wrote it. Staff see the same warnings. */
export function declarationWarnings({ certificate, payee }: Pick<ApplicationBody, 'certificate' | 'payee'>) {
  const account = parseAccountNumber(payee.accountNumber);
  const warnings = [
    {
      pointer: '/certificate/number',
      message: certificateNumberWarning(certificate.category, certificate.number),
    },
    { pointer: '/payee/accountNumber', message: account && accountNumberWarning(account) },
  ];
  return warnings.flatMap(({ pointer, message }) => (message ? [{ pointer, message }] : []));
}
