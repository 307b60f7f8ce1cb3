import { beforeEach, describe, expect, test } from 'vitest';
import { readCaseFile } from '../../../functions/review/read-case-file.ts';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { RegisterUnansweredError } from '../../../shared/domain/errors.ts';
import { DAY, later } from '../../../shared/domain/instant.ts';
import { describeReason } from '../../../shared/policy/describe-reason.ts';
import { noAnswer } from '../../../shared/ports/signed-request.ts';
import { bodyOf } from '../../support/answers.ts';
import { suspendedCase } from '../../support/applications.ts';
import { aStaffMember, asStaff, countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { deps, walk, stored } = await aService();

const REVOKED = { outcome: 'no', reasons: ['CERTIFICATE_REVOKED'] } as const;
const MISMATCH = { outcome: 'no', reasons: ['IDENTITY_MISMATCH'] } as const;
const SILENT = noAnswer('timeout');

beforeEach(() => {
  deps.bank.reset();
  deps.alarms.length = 0;
  for (const register of [deps.identity, deps.registry]) {
    register.asked.length = 0;
    register.finding = { outcome: 'yes' };
  }
});

/** A case whose window closed without an objection, before its payment is ordered. */
async function aCaseToPay(): Promise<string> {
  const id = await walk.caseIn('PUBLICISED', nextPerson());
  await walk.close(id);
  return id;
}

/** The steps that the workflow takes before the payment: the re-check, then the order, or a suspension in its place. */
async function payAfterRecheck(id: string): Promise<'ordered' | 'suspended'> {
  await walk.recheck(id).catch((error: unknown) => expect(error).toBeInstanceOf(RegisterUnansweredError));
  await walk.pay(id);
  return (await stored.application(id)).phase === 'SUSPENDED' ? 'suspended' : 'ordered';
}

const caseFileOf = async (applicationId: string) =>
  bodyOf(await readCaseFile({ ...asStaff(aStaffMember('auditor')), params: { applicationId } }, deps));

describe('a certificate revoked during the publicity period', () => {
  test('is not paid: the case is suspended, its workflow ends, and no payment is stored or ordered', async () => {
    const id = await aCaseToPay();
    deps.registry.finding = REVOKED;
    deps.workflow.answered.length = 0;
    expect(await payAfterRecheck(id)).toBe('suspended');
    expect(deps.bank.orders).toEqual([]);
    expect(await stored.payments(id)).toEqual([]);
    const suspension = { from: 'PAYING', reasons: ['CERTIFICATE_REVOKED'], at: deps.clock.instant() };
    expect(await stored.application(id)).toMatchObject({ phase: 'SUSPENDED', paymentCount: 0, suspension });
    expect(deps.workflow.answered).toMatchObject([{ state: { applicationId: id, phase: 'SUSPENDED' } }]);
  });

  test('is put before a supervisor, with what the registry said, and told to the applicant in its words', async () => {
    const id = await aCaseToPay();
    deps.registry.finding = REVOKED;
    await payAfterRecheck(id);
    const { suspension } = suspendedCase(await stored.application(id));
    const { explanation, dueAt } = suspension;
    expect(explanation).toContain(describeReason('CERTIFICATE_REVOKED').message);
    expect((await stored.tasks(id)).at(-1)).toMatchObject({
      kind: 'SUSPENSION_REVIEW',
      status: 'OPEN',
      dueAt,
      request: { kind: 'SUSPENSION', explanation, reasons: ['CERTIFICATE_REVOKED'] },
    });
    expect((await stored.tasks(id)).at(-1)?.request).not.toHaveProperty('askedBy');
  });

  test('is shown to staff with the check that said no, its reasons and its time, beside the verification', async () => {
    const id = await aCaseToPay();
    deps.registry.finding = REVOKED;
    await payAfterRecheck(id);
    const at = '2021-06-25T00:00:00+08:00';
    expect(await caseFileOf(id)).toMatchObject({
      phase: 'SUSPENDED',
      rechecks: [
        { check: 'certificate', outcome: 'no', reasons: [describeReason('CERTIFICATE_REVOKED')], at },
        { check: 'identity', outcome: 'yes', reasons: [], at },
      ],
    });
    expect((await stored.findings(id)).map(({ outcome }) => outcome)).toEqual(['yes', 'yes', 'yes']);
  });

  test('is not paid by a restart while the registry is silent: its no stands until it says yes itself', async () => {
    const id = await aCaseToPay();
    deps.registry.finding = REVOKED;
    await walk.recheck(id);
    deps.registry.finding = SILENT;
    expect(await payAfterRecheck(id)).toBe('suspended');
    expect(deps.bank.orders).toEqual([]);
  });

  test('is left alone by the sweep until its review is due, and then counts as overdue every day', async () => {
    const id = await aCaseToPay();
    deps.registry.finding = REVOKED;
    await payAfterRecheck(id);
    deps.workflow.lose(id);
    deps.workflow.started.length = 0;
    deps.registry.asked.length = 0;
    const { suspension } = suspendedCase(await stored.application(id));
    deps.clock.set(later(suspension.dueAt, -1));
    expect(await healCase(id, deps)).toBe('on-time');
    for (const passed of [1, DAY, DAY]) {
      deps.clock.pass(passed);
      expect(await healCase(id, deps)).toBe('overdue');
      const attention = { code: 'SUSPENDED_OVERDUE', since: suspension.dueAt };
      const nextDueAt = later(deps.clock.instant(), DAY);
      expect(await stored.application(id)).toMatchObject({ phase: 'SUSPENDED', attention, nextDueAt });
    }
    expect(deps.workflow.started).toEqual([]);
    expect(deps.registry.asked).toEqual([]);
    expect(deps.bank.orders).toEqual([]);
  });

  test('is paid once a supervisor has lifted the suspension, even if the registry says the same again', async () => {
    const id = await aCaseToPay();
    deps.registry.finding = REVOKED;
    await payAfterRecheck(id);
    await walk.decide(id, 'SUSPENSION_REVIEW', { outcome: 'LIFT' });
    expect(await payAfterRecheck(id)).toBe('ordered');
    expect(deps.bank.orders).toMatchObject([{ paymentId: `${id}-1` }]);
  });

  test('is suspended again where another register says no after the supervisor has lifted the first suspension', async () => {
    const id = await aCaseToPay();
    deps.registry.finding = REVOKED;
    await payAfterRecheck(id);
    await walk.decide(id, 'SUSPENSION_REVIEW', { outcome: 'LIFT' });
    deps.identity.finding = MISMATCH;
    expect(await payAfterRecheck(id)).toBe('suspended');
    const suspension = { reasons: ['IDENTITY_MISMATCH'] };
    expect(await stored.application(id)).toMatchObject({ suspension, lifted: { reasons: ['CERTIFICATE_REVOKED'] } });
    expect(deps.bank.orders).toEqual([]);
  });
});

describe('the re-check', () => {
  test('asks for the certificate as declared and for the person, and passes on only the id', async () => {
    const id = await aCaseToPay();
    expect(await walk.recheck(id)).toEqual({ applicationId: id });
    const { applicant, certificate } = await stored.application(id);
    const { idNumber, name } = applicant;
    expect(deps.identity.asked).toMatchObject([{ idNumber, name }]);
    expect(deps.registry.asked).toEqual([{ ...certificate, holderIdNumber: idNumber, holderName: name }]);
  });

  test('that finds name and ID number apart stops the payment, even if the certificate registry is silent', async () => {
    const id = await aCaseToPay();
    deps.identity.finding = MISMATCH;
    deps.registry.finding = SILENT;
    expect(await walk.recheck(id)).toEqual({ applicationId: id });
    expect(await payAfterRecheck(id)).toBe('suspended');
    expect(await stored.rechecks(id)).toMatchObject([{ check: 'identity', ...MISMATCH }]);
  });

  test.each(['identity', 'registry'] as const)(
    'has a silent %s asked again by the workflow, and does not hold up the payment: without a no the case is paid',
    async (register) => {
      const id = await aCaseToPay();
      deps[register].finding = SILENT;
      for (const _ of [1, 2]) await expect(walk.recheck(id)).rejects.toThrow(RegisterUnansweredError);
      await walk.pay(id);
      expect(deps.bank.orders).toMatchObject([{ paymentId: `${id}-1` }]);
    },
  );

  test('of an occupation that the catalogue lacks needs no name from the registry: that was verified', async () => {
    const id = await walk.caseIn('PUBLICISED', nextPerson(), { occupationCode: '6-99-99-99' });
    await walk.close(id);
    expect(await payAfterRecheck(id)).toBe('ordered');
  });

  test.each(['PUBLICISED', 'PAYING', 'PAID'] as const)(
    'asks no register about a case in %s whose order is not due or already out',
    async (phase) => {
      const id = await walk.caseIn(phase, nextPerson());
      expect(await walk.recheck(id)).toEqual({ applicationId: id });
      expect([...deps.identity.asked, ...deps.registry.asked]).toEqual([]);
    },
  );
});
