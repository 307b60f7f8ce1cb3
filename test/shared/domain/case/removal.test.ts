import { describe, expect, test } from 'vitest';
import { type Application, applicationSchema } from '../../../../shared/domain/case/application.ts';
import { auditFaults } from '../../../../shared/domain/case/audit-faults.ts';
import { beginRemoval, paymentWithout, withoutContent } from '../../../../shared/domain/case/removal.ts';
import { FINAL_PHASES } from '../../../../shared/domain/phase.ts';
import { type ApplicationFields, anApplication, aSubmission } from '../../../support/applications.ts';
import { aDeath, anHeirsPayee, DEATH_EVIDENCE, HEIR_EVIDENCE } from '../../../support/deaths.ts';
import { EXPLANATION } from '../../../support/decisions.ts';
import { aPerson } from '../../../support/people.ts';
import { decide, LATER_EVENTS } from './all-decisions.ts';
import { anOrder, at } from './desk.ts';
import { LATER_ROWS } from './possible-rows.ts';

const person = aPerson(1);
const planId = '2026-06-17';
const without = (fields: ApplicationFields, scope: 'ALL' | 'BESIDE_VOUCHER') =>
  withoutContent(anApplication(fields).application, { scope, planId, at, done: true });

const STAGES = ['declared', 'verified', 'approved', 'scheduled', 'publicised'] as const;
const ENDED: readonly ApplicationFields[] = [
  { phase: 'PAID' },
  ...STAGES.flatMap((stage) => [
    { phase: 'REJECTED', stage, explanation: EXPLANATION, facts: { explanation: EXPLANATION } } as const,
    { phase: 'WITHDRAWN', stage } as const,
  ]),
];

const texts = ({ name, idNumber, phone, socialSecurityNumber, certificateNumber, accountNumber }: typeof person) => ({
  ...{ name, idNumber, phone, socialSecurityNumber, certificateNumber, accountNumber },
});

describe('a case without its content', () => {
  test('holds nothing of the person, in whichever stage it ended', () => {
    for (const fields of ENDED.filter(({ phase }) => phase !== 'PAID')) {
      const stored = JSON.stringify(without(fields, 'ALL'));
      for (const text of [...Object.values(texts(person)), EXPLANATION, '虚构造船', 'salt', person.subject, '王*']) {
        expect(stored).not.toContain(text);
      }
    }
  });

  test('reads back as it is, in its phase and stage, with reasons, amount, days and the end of its chain', () => {
    for (const fields of ENDED) {
      const { application } = anApplication(fields);
      const next: Application = without(fields, 'ALL');
      expect(applicationSchema.parse(JSON.parse(JSON.stringify(next)))).toEqual(JSON.parse(JSON.stringify(next)));
      const { phase, stage, terms, submittedAt, eventCount, lastEventHash, year } = application;
      expect(next).toMatchObject({ phase, stage, terms, submittedAt, eventCount, lastEventHash, year });
    }
  });

  test('beside its vouchers keeps who was paid and to which account', () => {
    const { applicant, payee, certificate } = without({ phase: 'PAID' }, 'BESIDE_VOUCHER');
    expect(applicant).toMatchObject({ name: person.name, idNumber: person.idNumber, phone: '' });
    expect([payee.accountNumber, certificate.number]).toEqual([person.accountNumber, '']);
  });

  test('of an applicant who had died keeps the heir’s name and account for the vouchers, and then neither', () => {
    const heir = anHeirsPayee();
    const fields = { phase: 'PAID' as const, deaths: [aDeath()], heirsPayee: heir } satisfies ApplicationFields;
    const vouchers = without(fields, 'BESIDE_VOUCHER');
    expect(vouchers.heirsPayee).toMatchObject({ heir: { name: heir.heir.name }, payee: heir.payee });
    for (const text of [DEATH_EVIDENCE, HEIR_EVIDENCE, heir.heir.idNumber]) {
      expect(JSON.stringify(vouchers)).not.toContain(text);
    }
    const left = JSON.stringify(without(fields, 'ALL'));
    for (const text of [heir.heir.name, heir.payee.accountNumber]) expect(left).not.toContain(text);
  });

  test('stays with its person where that was paid, and is not to be paid again', () => {
    expect(without({ phase: 'PAID' }, 'ALL').applicant.idNumber).toBe(person.idNumber);
    const repaid = { count: 1, repaidFen: 250_000, slotFree: true };
    expect(without({ phase: 'PAID', recovery: repaid } as ApplicationFields, 'ALL').applicant.idNumber).not.toBe(
      person.idNumber,
    );
  });
});

test('a payment keeps all of it as a voucher, and then amount and days', () => {
  const payment = { ...anOrder(anApplication().application, 1, at), returnReason: '户名不符', bankReference: 'BANK-1' };
  expect(paymentWithout(payment, 'BESIDE_VOUCHER')).toEqual(payment);
  const left = paymentWithout(payment, 'ALL');
  expect(left).toMatchObject({ paymentId: payment.paymentId, amountFen: 250_000, payee: { accountNumber: '' } });
  expect(JSON.stringify(left)).not.toMatch(/户名不符|BANK-1/);
  expect(paymentWithout({ ...payment, payeeName: '样继承' }, 'ALL')).not.toHaveProperty('payeeName');
});

describe('the audit trail of a case whose content has gone', () => {
  const { after, event } = aSubmission();
  const application = applicationSchema.parse({ ...after, phase: 'WITHDRAWN' });
  const removal = beginRemoval(application, { scope: 'ALL', planId, at });
  const record = { tasks: [], payments: [], former: [], recoveries: [] };
  const trail = [event, removal.event];

  test('verifies without content and salt, and while they are being removed', () => {
    const gone = withoutContent(removal.after, { scope: 'ALL', planId, at, done: true });
    expect(auditFaults({ ...record, application: gone, trail })).toEqual([]);
    expect(auditFaults({ ...record, application: removal.after, trail })).toEqual([]);
  });

  test('does not hide an alteration: the chain must say that the content was removed', () => {
    const contentRemoved = { scope: 'ALL', planId, at, done: true } as const;
    const claimed = { ...application, payee: { ...application.payee, accountNumber: '0' }, contentRemoved };
    expect(auditFaults({ ...record, application: claimed, trail: [event] })).toEqual([
      { kind: 'CONTENT', sequence: 1 },
    ]);
    expect(auditFaults({ ...record, application: removal.after, trail: [event] })).toContainEqual({
      kind: 'CUT_SHORT',
      sequence: 2,
    });
  });

  test('begins in the phases in which a case has ended, and in no other', () => {
    for (const phase of FINAL_PHASES) {
      const change = beginRemoval(anApplication({ phase }).application, { scope: 'ALL', planId, at });
      expect(change.after).toMatchObject({ phase, contentRemoved: { scope: 'ALL', planId } });
    }
    const open = anApplication({ phase: 'FUND_REVIEW' }).application;
    expect(() => beginRemoval(open, { scope: 'ALL', planId, at })).toThrow();
  });
});

describe('once the content has gone, but for the vouchers', () => {
  const kept = { basis: 'LITIGATION', note: '诉讼期间延长保存', placedBy: 'staff-1', placedAt: at } as const;
  const gone = { scope: 'BESIDE_VOUCHER', at, planId, done: true } as const;

  test.each(LATER_EVENTS)('%s follows only if it keeps the vouchers or removes them', (event) => {
    for (const row of LATER_ROWS.filter((each) => each.event === event)) {
      const legalHolds = event === 'LEGAL_HOLD_LIFTED' ? [kept] : [];
      const { application } = anApplication({
        phase: row.from ?? 'PAID',
        legalHolds,
        ...(event.startsWith('HEIRS') && { deaths: [aDeath()], heirsPayee: anHeirsPayee() }),
      });
      const phaseAfter = (contentRemoved: Application['contentRemoved']) =>
        decide(event, { ...application, contentRemoved }, row).after.phase;
      const refused = expect.objectContaining({ code: 'CONTENT_REMOVED' });
      if (/^LEGAL_HOLD_|^CONTENT_REMOVED/.test(event)) expect(phaseAfter(gone)).toBe(row.to);
      else expect(() => phaseAfter(gone)).toThrow(refused);
      expect(() => phaseAfter({ ...gone, done: undefined })).toThrow(refused);
      expect(() => phaseAfter({ ...gone, scope: 'ALL' })).toThrow(refused);
    }
  });
});
