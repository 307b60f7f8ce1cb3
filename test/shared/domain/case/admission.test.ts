import { describe, expect, test } from 'vitest';
import { isUnbroken } from '../../../../shared/domain/audit-event.ts';
import { type AdmissionFacts, admit } from '../../../../shared/domain/case/admission.ts';
import { type Application, applicationSchema } from '../../../../shared/domain/case/application.ts';
import { auditFaults } from '../../../../shared/domain/case/audit-faults.ts';
import { currentFindings } from '../../../../shared/domain/case/current-findings.ts';
import { CHECKS, type Finding } from '../../../../shared/domain/finding.ts';
import { HOUR, later } from '../../../../shared/domain/instant.ts';
import { PHASES } from '../../../../shared/domain/phase.ts';
import { type ApplicationFields, anApplication, refusedCase } from '../../../support/applications.ts';
import { instantAt } from '../../../support/instants.ts';
import { aRefusedSubmission, decide } from './all-decisions.ts';
import { aTask, decisionOn, usualDesk } from './desk.ts';

const nextDueAt = later(usualDesk.at, HOUR);
const NEW_CASE = 'CASE00000000000N';
const place = { agency: '210202', employer: '虚构造船有限公司' };
const found: readonly Finding[] = CHECKS.map((check) => ({ check, outcome: 'yes', reasons: [], at: usualDesk.at }));
const refusedAt = (stage: Application['stage'], fields: ApplicationFields = {}) =>
  anApplication({ phase: 'REJECTED', stage, ...place, ...fields }).application;

function admitted(refused: Application, facts: Partial<AdmissionFacts> = {}) {
  const kind = facts.basis === 'RECONSIDERATION' ? 'RECONSIDERATION' : 'REVERSAL';
  const made = decisionOn(refused, usualDesk, kind, kind === 'REVERSAL' ? 'CONFIRM' : 'GRANT');
  return admit(refused, made, {
    basis: 'COURT',
    documentNumber: '（2021）辽02行终1号',
    applicationId: NEW_CASE,
    contentSalt: 'another-salt',
    findings: found,
    nextDueAt,
    openTasks: [],
    current: refused.attempt > 0 ? refused : undefined,
    ...facts,
  });
}

describe('the attempt in place of a refused one', () => {
  test('is the next one, with what was declared, the original day of submission, and its year', () => {
    const refused = refusedAt('declared', { year: 2020, submittedAt: instantAt('2020-12-31T23:00:00+08:00') });
    const { after } = admitted(refused).admitted;
    const { applicant, certificate, payee, terms, applicantSubject, submittedAt, year } = refused;
    const declared = { applicant, certificate, payee, terms, applicantSubject };
    expect(after).toMatchObject({ applicationId: NEW_CASE, attempt: 2, submittedAt, year, ...declared });
    expect(after).toMatchObject({ nextDueAt, workflowRun: 1, version: 1, deciders: [], objectionCount: 0 });
    expect(applicationSchema.safeParse(JSON.parse(JSON.stringify(after))).success).toBe(true);
  });

  test('says why it was made, and which reasons fell', () => {
    const refused = refusedAt('declared', { reasons: ['CERTIFICATE_NOT_FOUND', 'IDENTITY_MISMATCH'] });
    expect(admitted(refused).admitted.after.admittedBy).toEqual({
      basis: 'COURT',
      applicationId: refused.applicationId,
      documentNumber: '（2021）辽02行终1号',
      at: usualDesk.at,
      overruled: ['CERTIFICATE_NOT_FOUND', 'IDENTITY_MISMATCH'],
    });
  });

  test('takes a place of the original year, and counts as no submission of a day', () => {
    const { effects } = admitted(refusedAt('declared', { year: 2020 })).admitted;
    expect(effects).toEqual([{ kind: 'TAKE_ANNUAL_PLACE', programme: 'enterprise-certificate', year: 2020, limit: 3 }]);
  });

  test('begins its own audit trail, whose first event seals what is declared', () => {
    const { after, event, before } = admitted(refusedAt('verified')).admitted;
    const actor = { kind: 'staff', staffId: usualDesk.staffFor('REVERSAL').staffId };
    expect(before).toBeNull();
    expect(event).toMatchObject({ event: 'ADMITTED', sequence: 1, actor, before: null, after: 'FUND_REVIEW' });
    expect(isUnbroken([event])).toBe(true);
    const record = { application: after, trail: [event], tasks: [], payments: [], former: [], recoveries: [] };
    expect(auditFaults(record)).toEqual([]);
    const payee = { ...after.payee, accountNumber: '6299990000000000001' };
    expect(auditFaults({ ...record, application: { ...after, payee } })).toEqual([{ kind: 'CONTENT', sequence: 1 }]);
  });

  test('begins with the verification where the registers, or a reviewer for them, had refused: nothing is copied', () => {
    const { after, effects } = admitted(refusedAt('declared')).admitted;
    expect(after).toMatchObject({ phase: 'VERIFYING', stage: 'declared' });
    expect(after).not.toHaveProperty('employer');
    expect(after).not.toHaveProperty('certificateApprovedAt');
    expect(effects.filter(({ kind }) => kind === 'COPY_FINDING')).toEqual([]);
  });

  test.each(['verified', 'approved', 'scheduled', 'publicised'] as const)(
    'begins with the fund review where only staff had refused, at the stage %s, with what the registers had said',
    (stage) => {
      const refused = refusedAt(stage);
      const { after, effects } = admitted(refused).admitted;
      expect(after).toMatchObject({ phase: 'FUND_REVIEW', stage: 'verified', ...place });
      expect(after).toHaveProperty('certificateApprovedAt', instantAt('2021-06-16T09:30:00+08:00'));
      for (const field of ['fundApprovedAt', 'noticeId', 'publicEntry', 'reasons', 'documentNumber', 'refusedAt']) {
        expect(after).not.toHaveProperty(field);
      }
      expect(effects.flatMap((effect) => (effect.kind === 'COPY_FINDING' ? [effect.finding] : []))).toEqual(found);
    },
  );

  test('has nothing of the objections, suspensions, corrections and payments of the refused one', () => {
    const corrections = [
      {
        stage: 'FUND_REVIEW',
        fields: ['certificate.number'],
        askedAt: usualDesk.at,
        correctedAt: usualDesk.at,
        checks: ['certificate'],
      } as const,
    ].map((each) => ({ ...each, fields: [...each.fields], checks: [...each.checks] }));
    const dismissed = { count: 1, at: usualDesk.at };
    const { after } = admitted(
      refusedAt('publicised', { corrections, objectionCount: 2, notAdmittedCount: 1, dismissed, paymentCount: 1 }),
    ).admitted;
    expect(after).toMatchObject({ objectionCount: 0, paymentCount: 0 });
    for (const field of ['corrections', 'notAdmittedCount', 'dismissed', 'lifted', 'attention', 'setAside']) {
      expect(after).not.toHaveProperty(field);
    }
  });
});

describe('a finding that is copied', () => {
  const round = 1;
  const corrected = {
    stage: 'FUND_REVIEW' as const,
    fields: ['certificate.number' as const],
    askedAt: usualDesk.at,
    correctedAt: usualDesk.at,
    checks: ['certificate' as const],
  };
  const copied = (findings: readonly Finding[]) =>
    admitted(refusedAt('verified', { corrections: [corrected] }), { findings }).admitted.effects.flatMap((effect) =>
      effect.kind === 'COPY_FINDING' ? [effect.finding] : [],
    );

  test('is about what the case declares now: one that a correction had made void stays behind', () => {
    // The registry was silent after the correction, so its answer about the number before is still stored.
    expect(copied(found).map(({ check }) => check)).toEqual(['identity', 'employment']);
  });

  test('of a round of corrections counts as one of the first verification, so that a later correction makes it void', () => {
    const [certificate] = copied(found.map((finding) => ({ ...finding, round }))).filter(
      ({ check }) => check === 'certificate',
    );
    expect(certificate).toMatchObject({ outcome: 'yes' });
    expect(currentFindings({ corrections: [corrected] }, certificate ? [certificate] : [])).toEqual([]);
  });
});

describe('the number of the attempt', () => {
  const later = (attempt: number) =>
    anApplication({ applicationId: 'CASE00000000000B', phase: 'WITHDRAWN', attempt }).application;

  test('follows a later one that has ended, which makes room', () => {
    const refused = refusedAt('declared', { attempt: 1, setAside: true });
    const { after, effects } = admitted(refused, { current: later(2) }).admitted;
    expect(after.attempt).toBe(3);
    expect(effects).toContainEqual({ kind: 'SET_ASIDE', previous: later(2) });
  });

  test('is 1 after a receipt, where the person made no attempt', () => {
    const { after, effects } = admitted(aRefusedSubmission('RECEIPT000000001').after).admitted;
    expect(after).toMatchObject({ attempt: 1, phase: 'VERIFYING' });
    expect(effects.map(({ kind }) => kind)).toEqual(['TAKE_ANNUAL_PLACE']);
  });

  test('follows an attempt that ended since the receipt', () => {
    const { admitted: begun } = admitted(aRefusedSubmission('RECEIPT000000001').after, { current: later(1) });
    expect(begun.after.attempt).toBe(2);
    expect(begun.effects).toContainEqual({ kind: 'SET_ASIDE', previous: later(1) });
  });

  test('follows the refused one where a correction has moved the later one away', () => {
    const refused = refusedAt('declared', { attempt: 2, setAside: true });
    const { after, effects } = admitted(refused, { current: undefined }).admitted;
    expect(after.attempt).toBe(3);
    expect(effects.map(({ kind }) => kind)).toEqual(['TAKE_ANNUAL_PLACE']);
  });
});

describe('a refusal that falls', () => {
  test('stays on record as it was, and names what it fell on and the attempt in its place', () => {
    const refused = refusedCase(refusedAt('verified'));
    const { after, event } = admitted(refused).overturned;
    const { reasons, documentNumber, terms } = refused;
    expect(after).toMatchObject({ phase: 'REJECTED', stage: 'verified', reasons, documentNumber, terms });
    expect(refusedCase(after).overturned).toEqual({
      basis: 'COURT',
      documentNumber: '（2021）辽02行终1号',
      at: usualDesk.at,
      applicationId: NEW_CASE,
    });
    expect(event).toMatchObject({ event: 'REFUSAL_OVERTURNED', before: 'REJECTED', after: 'REJECTED' });
  });

  test('gives no annual place back a second time, and is due for nothing', () => {
    const { after, effects } = admitted(refusedAt('declared', { nextDueAt })).overturned;
    expect(after.nextDueAt).toBeUndefined();
    expect(effects.map(({ kind }) => kind)).toEqual(['DECIDE_TASK']);
  });

  test('by the agency’s own reconsideration ends that as granted', () => {
    const asked = decide('RECONSIDERATION_REQUESTED', refusedAt('declared')).after;
    const { after } = admitted(asked, { basis: 'RECONSIDERATION', documentNumber: '210202-2021-2' }).overturned;
    const granted = { outcome: 'GRANT', decidedAt: usualDesk.at };
    expect(after).toMatchObject({ reconsideration: granted, overturned: { basis: 'RECONSIDERATION' } });
  });

  test('leaves a reconsideration that was open undecided where a court was quicker, and takes its task back', () => {
    const asked = refusedCase(decide('RECONSIDERATION_REQUESTED', refusedAt('declared')).after);
    const open = aTask(asked, 'RECONSIDERATION', { openedAt: usualDesk.at });
    const { after, effects } = admitted(asked, { openTasks: [open] }).overturned;
    expect(refusedCase(after).reconsideration).toEqual(asked.reconsideration);
    expect(effects).toContainEqual({ kind: 'CANCEL_TASK', task: { ...open, status: 'CANCELLED' } });
  });

  test('falls once: never again, on whatever basis', () => {
    const { after } = admitted(refusedAt('declared')).overturned;
    for (const basis of ['COURT', 'RECONSIDERATION', 'SELF_CORRECTION'] as const) {
      expect(() => admitted(after, { basis })).toThrow(expect.objectContaining({ code: 'WRONG_PHASE' }));
    }
  });

  test.each(PHASES.filter((phase) => phase !== 'REJECTED'))('is none in %s', (phase) => {
    const { application } = anApplication({ phase });
    expect(() => admitted(application)).toThrow(expect.objectContaining({ code: 'WRONG_PHASE' }));
  });
});
