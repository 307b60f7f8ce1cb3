import { describe, expect, test } from 'vitest';
import { requirePayee } from '../../../functions/apply/require-payee.ts';
import { applicationBody } from '../../../shared/contracts/apply.ts';
import { ServiceError } from '../../../shared/domain/errors.ts';
import type { Payee } from '../../../shared/domain/payment.ts';
import { anApplicationBody } from '../../support/applications.ts';

const policy = { socialSecurityCard: { banks: ['虚构银行'], accountLengths: [19] } } as const;
const card: Payee = { kind: 'SOCIAL_SECURITY_CARD', accountNumber: '6299990000000088018' };

/** Where a payee does not fit; nowhere where it does. */
function faultsOf(payee: Payee, of: Parameters<typeof requirePayee>[1] = policy): readonly string[] {
  try {
    requirePayee(payee, of);
    return [];
  } catch (error) {
    if (error instanceof ServiceError) return error.errors.map(({ pointer }) => pointer);
    throw error;
  }
}

describe('a payee', () => {
  test.each([
    ['a card without a bank', card, []],
    ['a card of a bank that the policy names', { ...card, bankName: '虚构银行' }, []],
    ['a card of another bank', { ...card, bankName: '别家银行' }, ['/payee/bankName']],
    ['a card with too few digits', { ...card, accountNumber: '6299990000000088' }, ['/payee/accountNumber']],
    ['an account without its bank', { ...card, kind: 'BANK_ACCOUNT' }, ['/payee/bankName']],
    ['an account of any bank and length', { kind: 'BANK_ACCOUNT', bankName: '别家银行', accountNumber: '6' }, []],
  ] as const)('that is %s', (_, payee, faults) => {
    expect(faultsOf(payee)).toEqual(faults);
  });

  test('that is a card of any bank fits a policy that names none', () => {
    const any = { socialSecurityCard: { banks: 'ANY', accountLengths: [19] } } as const;
    expect(faultsOf({ ...card, bankName: '别家银行' }, any)).toEqual([]);
  });
});

describe('in the body of an application', () => {
  const { payee, ...rest } = anApplicationBody();
  const { bankName: _, ...withoutBank } = payee;

  test('the bank of a card may be left out', () => {
    const body = { ...rest, payee: { ...withoutBank, kind: 'SOCIAL_SECURITY_CARD' } };
    expect(applicationBody.safeParse(body).success).toBe(true);
  });

  test('a missing bank of an account is told together with whatever else is wrong', () => {
    const parsed = applicationBody.safeParse({ ...rest, payee: { ...withoutBank, accountNumber: '1' } });
    expect(parsed.error?.issues.map(({ path }) => path.join('/')).sort()).toEqual([
      'payee/accountNumber',
      'payee/bankName',
    ]);
  });
});
