import { type FieldError, ServiceError } from '../../shared/domain/errors.ts';
import { lacksBankName, type Payee } from '../../shared/domain/payment.ts';
import type { Policy } from '../../shared/policy/policy.ts';

/**
 * A payee that money can go to: an account with its bank, or a social-security card of a kind that the policy knows.
 *
 * @param root the pointer to the payee in the request
 * @throws ServiceError VALIDATION
 * @source policy data (banks and lengths of social-security cards)
 */
export function requirePayee(
  payee: Payee,
  policy: Pick<Policy, 'socialSecurityCard'> | undefined,
  root = '/payee',
): void {
  const errors: FieldError[] = [];
  if (lacksBankName(payee)) errors.push({ pointer: `${root}/bankName`, message: '请填写开户银行' });
  if (payee.kind === 'SOCIAL_SECURITY_CARD' && policy) {
    const { banks, accountLengths } = policy.socialSecurityCard;
    const { bankName, accountNumber } = payee;
    if (!accountLengths.includes(accountNumber.length)) {
      const message = `社会保障卡银行账号应为${accountLengths.join('或')}位数字`;
      errors.push({ pointer: `${root}/accountNumber`, message });
    }
    if (banks !== 'ANY' && bankName !== undefined && !banks.includes(bankName)) {
      errors.push({ pointer: `${root}/bankName`, message: `社会保障卡的开户银行应为${banks.join('、')}` });
    }
  }
  if (errors.length > 0) throw new ServiceError('VALIDATION', 'the payee does not fit', { errors });
}
