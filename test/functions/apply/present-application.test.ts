import { describe, expect, test } from 'vitest';
import { presentApplication, presentCaseFile } from '../../../functions/apply/present-application.ts';
import { shownTime } from '../../../functions/http/shown-time.ts';
import { applicationView } from '../../../shared/contracts/application-view.ts';
import { caseFileView } from '../../../shared/contracts/case-file-view.ts';
import type { Application } from '../../../shared/domain/case/application.ts';
import { fen } from '../../../shared/domain/money.ts';
import type { Payment } from '../../../shared/domain/payment.ts';
import { PHASES } from '../../../shared/domain/phase.ts';
import { REASON_CODES } from '../../../shared/domain/reason-code.ts';
import { describeReason } from '../../../shared/policy/describe-reason.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import { remediesOf } from '../../../shared/policy/remedies.ts';
import { anApplication } from '../../support/applications.ts';
import { instantAt } from '../../support/instants.ts';
import { aPerson } from '../../support/people.ts';

const DECIDERS = [{ stage: 'FUND_REVIEW' as const, person: 'hash-of-a-person', staffId: 'staff-1' }];

/** A case with every field set. */
const COMPLETE: Application = anApplication({
  phase: 'PAID',
  agency: '210202',
  employer: '虚构造船有限公司',
  certificateApprovedAt: instantAt('2021-06-16T01:00:00Z'),
  fundApprovedAt: instantAt('2021-06-16T02:00:00Z'),
  deciders: DECIDERS,
  noticeId: '210202-20210617',
  publishAt: instantAt('2021-06-17T01:00:00Z'),
  closesAt: instantAt('2021-06-24T16:00:00Z'),
  paidAt: instantAt('2021-06-25T03:04:05.678Z'),
}).application;

describe('an application as shown to its applicant', () => {
  test.each(PHASES)('matches the contract when it is %s, with all optional fields or with none', (phase) => {
    for (const known of [{ agency: '210202', employer: '虚构造船有限公司', deciders: DECIDERS }, {}]) {
      const shown = presentApplication(anApplication({ phase, ...known }).application);
      expect(applicationView.parse(shown)).toEqual(shown);
    }
  });

  test('has times in Beijing and amounts in fen', () => {
    expect(presentApplication(COMPLETE)).toMatchObject({
      submittedAt: '2021-06-16T09:00:00+08:00',
      publishAt: '2021-06-17T09:00:00+08:00',
      closesAt: '2021-06-25T00:00:00+08:00',
      paidAt: '2021-06-25T11:04:05.678+08:00',
      amountFen: 250_000,
    });
  });

  test('omits what is not known yet, but has a null agency', () => {
    const shown = presentApplication(anApplication().application);
    expect(shown.agency).toBeNull();
    for (const unknown of ['noticeId', 'publishAt', 'closesAt', 'paidAt']) expect(shown).not.toHaveProperty(unknown);
  });

  test('shows the payee’s kind and bank, and only the last 4 digits of the account', () => {
    const { accountNumber } = aPerson(1);
    expect(presentApplication(COMPLETE).payee).toEqual({
      kind: 'BANK_ACCOUNT',
      bankName: '虚构银行',
      accountNumber: `***************${accountNumber.slice(15)}`,
    });
  });

  test('hides the deciders, the applicant’s personal data and internal fields', () => {
    const text = JSON.stringify(presentApplication(COMPLETE));
    const { name, idNumber, phone, accountNumber, subject } = aPerson(1);
    for (const hidden of [
      name,
      idNumber,
      phone,
      accountNumber,
      subject,
      'staff-1',
      'hash-of-a-person',
      'nextDueAt',
      'version',
      'Hash',
    ]) {
      expect(text).not.toContain(hidden);
    }
  });

  test('describes every reason, in stored order', () => {
    const reasons = [...REASON_CODES].reverse();
    const { application } = anApplication({ phase: 'REJECTED', reasons });
    expect(presentApplication(application).reasons).toEqual(
      reasons.map((code) => describeReason(code, {}, remediesOf(dalian2019to2021, application.agency))),
    );
  });
});

describe('a case as shown to staff', () => {
  const payment: Payment = {
    paymentId: 'CASE00000000000A-1',
    applicationId: 'CASE00000000000A',
    number: 1,
    amountFen: fen(250_000),
    payee: { kind: 'BANK_ACCOUNT', bankName: '虚构银行', accountNumber: '6222000000000000001' },
    status: 'RETURNED',
    requestedAt: instantAt('2021-06-24T16:00:00Z'),
    settledAt: instantAt('2021-06-25T01:00:00Z'),
    returnReason: '账户已销户',
    bankReference: 'BANK-1',
    taskToken: 'secret',
  };

  test('has applicant, employer, attention and payments, but no token', () => {
    const attention = { code: 'PAYING_OVERDUE', since: instantAt('2021-07-01T00:00:00Z') };
    const shown = presentCaseFile({ ...COMPLETE, attention }, { payments: [payment], rechecks: [], recoveries: [] });
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

  test('has no attention, no payments and no re-checks, and a null employer, where there are none', () => {
    const shown = presentCaseFile(anApplication().application, { payments: [], rechecks: [], recoveries: [] });
    expect(shown).toMatchObject({ overdue: false, employer: null, payments: [], rechecks: [] });
    expect(shown).not.toHaveProperty('attention');
    expect(shown).not.toHaveProperty('recoveries');
  });
});

test('an instant is shown with +08:00, and with milliseconds only where they are not zero', () => {
  expect(shownTime(instantAt('2021-06-16T16:00:00.000Z'))).toBe('2021-06-17T00:00:00+08:00');
  expect(shownTime(instantAt('2021-12-31T23:59:59.007Z'))).toBe('2022-01-01T07:59:59.007+08:00');
});
