import { describe, expect, test } from 'vitest';
import { presentApplication, presentCaseFile } from '../../../functions/apply/present-application.ts';
import { shownTime } from '../../../functions/http/shown-time.ts';
import { applicationView } from '../../../shared/contracts/apply.ts';
import { caseFileView } from '../../../shared/contracts/review.ts';
import type { Application } from '../../../shared/domain/case/application.ts';
import { type Instant, instantOf } from '../../../shared/domain/instant.ts';
import { fen } from '../../../shared/domain/money.ts';
import type { Payment } from '../../../shared/domain/payment.ts';
import { PHASES } from '../../../shared/domain/phase.ts';
import { REASON_CODES } from '../../../shared/domain/reason-code.ts';
import { describeReason } from '../../../shared/policy/reasons.ts';
import { anApplication } from '../../support/applications.ts';
import { aPerson } from '../../support/people.ts';

const at = (text: string): Instant => instantOf(new Date(text));
/** A case in which everything that can be known is. */
const WHOLE: Application = anApplication({
  phase: 'PAID',
  agency: '210202',
  employer: '虚构造船有限公司',
  certificateApprovedAt: at('2021-06-16T01:00:00Z'),
  fundApprovedAt: at('2021-06-16T02:00:00Z'),
  deciders: ['staff-1'],
  noticeId: '210202-20210617',
  publishAt: at('2021-06-17T01:00:00Z'),
  closesAt: at('2021-06-24T16:00:00Z'),
  paidAt: at('2021-06-25T03:04:05.678Z'),
}).application;

describe('an application as its applicant sees it', () => {
  test.each(PHASES)(
    'is what the contract says when it is %s, with all that can be known or with none of it',
    (phase) => {
      for (const known of [{ agency: '210202', employer: '虚构造船有限公司', deciders: ['staff-1'] }, {}]) {
        const shown = presentApplication(anApplication({ phase, ...known }).application);
        expect(applicationView.parse(shown)).toEqual(shown);
      }
    },
  );

  test('has its times in Beijing and its money in fen', () => {
    expect(presentApplication(WHOLE)).toMatchObject({
      submittedAt: '2021-06-16T09:00:00+08:00',
      publishAt: '2021-06-17T09:00:00+08:00',
      closesAt: '2021-06-25T00:00:00+08:00',
      paidAt: '2021-06-25T11:04:05.678+08:00',
      amountFen: 250_000,
    });
  });

  test('leaves out what is not known, but says that there is no agency yet', () => {
    const shown = presentApplication(anApplication().application);
    expect(shown.agency).toBeNull();
    for (const unknown of ['noticeId', 'publishAt', 'closesAt', 'paidAt']) expect(shown).not.toHaveProperty(unknown);
  });

  test('shows the last 4 digits of the account, and bank and kind as they are', () => {
    const { accountNumber } = aPerson(1);
    expect(presentApplication(WHOLE).payee).toEqual({
      kind: 'BANK_ACCOUNT',
      bankName: '虚构银行',
      accountNumber: `***************${accountNumber.slice(15)}`,
    });
  });

  test('keeps to itself who decided, the applicant’s person, and how the case is run', () => {
    const text = JSON.stringify(presentApplication(WHOLE));
    const { name, idNumber, phone, accountNumber, subject } = aPerson(1);
    for (const hidden of [name, idNumber, phone, accountNumber, subject, 'staff-1', 'nextDueAt', 'version', 'Hash']) {
      expect(text).not.toContain(hidden);
    }
  });

  test('has every reason described, in the order stored', () => {
    const reasons = [...REASON_CODES].reverse();
    const { application } = anApplication({ phase: 'REJECTED', reasons });
    expect(presentApplication(application).reasons).toEqual(reasons.map(describeReason));
  });
});

describe('a case as staff see it', () => {
  const payment: Payment = {
    paymentId: 'CASE00000000000A-1',
    applicationId: 'CASE00000000000A',
    number: 1,
    amountFen: fen(250_000),
    status: 'RETURNED',
    requestedAt: at('2021-06-24T16:00:00Z'),
    settledAt: at('2021-06-25T01:00:00Z'),
    returnReason: '账户已销户',
    bankReference: 'BANK-1',
    taskToken: 'secret',
  };

  test('has applicant, employer, attention and payments, and no token', () => {
    const attention = { code: 'PAYING_OVERDUE', since: at('2021-07-01T00:00:00Z') };
    const shown = presentCaseFile({ ...WHOLE, attention }, [payment]);
    expect(caseFileView.parse(shown)).toEqual(shown);
    expect(shown).toMatchObject({
      applicant: { name: aPerson(1).name, idNumber: aPerson(1).idNumber },
      employer: '虚构造船有限公司',
      overdue: true,
      attention: { code: 'PAYING_OVERDUE', since: '2021-07-01T08:00:00+08:00' },
    });
    expect(shown.payments).toEqual([
      {
        paymentId: 'CASE00000000000A-1',
        status: 'RETURNED',
        amountFen: 250_000,
        requestedAt: '2021-06-25T00:00:00+08:00',
        settledAt: '2021-06-25T09:00:00+08:00',
        returnReason: '账户已销户',
        bankReference: 'BANK-1',
      },
    ]);
    expect(JSON.stringify(shown)).not.toContain('secret');
  });

  test('has neither attention nor employer nor payments where there are none', () => {
    const shown = presentCaseFile(anApplication().application, []);
    expect(shown).toMatchObject({ overdue: false, employer: null, payments: [] });
    expect(shown).not.toHaveProperty('attention');
  });
});

test('a moment is shown with +08:00, its milliseconds only where there are any', () => {
  expect(shownTime(at('2021-06-16T16:00:00.000Z'))).toBe('2021-06-17T00:00:00+08:00');
  expect(shownTime(at('2021-12-31T23:59:59.007Z'))).toBe('2022-01-01T07:59:59.007+08:00');
});
