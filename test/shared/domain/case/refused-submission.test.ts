import { describe, expect, test } from 'vitest';
import { isUnbroken } from '../../../../shared/domain/audit-event.ts';
import { applicationSchema } from '../../../../shared/domain/case/application.ts';
import { auditFaults } from '../../../../shared/domain/case/audit-faults.ts';
import { caseStateOf } from '../../../../shared/domain/case/case-state.ts';
import { aSubmission, SUBMITTED_AT } from '../../../support/applications.ts';
import { instantAt } from '../../../support/instants.ts';
import { aPerson } from '../../../support/people.ts';
import { aRefusedSubmission } from './all-decisions.ts';

const RECEIPT = '20210616090000-00000001';
const refused = aRefusedSubmission(RECEIPT);

describe('a submission that was refused at once', () => {
  test('is kept as a case that has ended, under the number of its receipt, and as no attempt', () => {
    expect(refused.after).toMatchObject({
      applicationId: RECEIPT,
      documentNumber: RECEIPT,
      attempt: 0,
      phase: 'REJECTED',
      stage: 'declared',
      reasons: ['APPLICATION_DEADLINE_PASSED'],
      submittedAt: instantAt(SUBMITTED_AT),
      refusedAt: instantAt(SUBMITTED_AT),
    });
  });

  test('keeps what was declared, by whom, and what the texts of its reasons name', () => {
    const { applicant, certificate, payee, terms } = aSubmission().after;
    expect(refused.after).toMatchObject({ applicant, certificate, payee, terms, applicantSubject: aPerson(1).subject });
    expect(refused.after.facts).toEqual({ issuedOn: '2020-05-20', lastDay: '2021-05-20', refusedOn: '2021-06-16' });
  });

  test('takes no place of its year, holds no occupation and level, and waits for nothing', () => {
    expect(refused.effects).toEqual([]);
    expect(refused.after).toMatchObject({ workflowRun: 0, paymentCount: 0, deciders: [] });
    expect(refused.after).not.toHaveProperty('nextDueAt');
    expect(caseStateOf(refused.after)).toMatchObject({ attempt: 0, phase: 'REJECTED', run: 0 });
  });

  test('begins an audit trail by the system, whose event seals what was declared', () => {
    const { after, event } = refused;
    expect(event).toMatchObject({ event: 'SUBMISSION_REFUSED', sequence: 1, before: null, after: 'REJECTED' });
    expect(event.actor).toEqual({ kind: 'system' });
    expect(isUnbroken([event])).toBe(true);
    const record = { application: after, trail: [event], tasks: [], payments: [], former: [], recoveries: [] };
    expect(auditFaults(record)).toEqual([]);
    const certificate = { ...after.certificate, number: 'Y000002' };
    expect(auditFaults({ ...record, application: { ...after, certificate } })).toEqual([
      { kind: 'CONTENT', sequence: 1 },
    ]);
  });

  test('can be stored and reads back the same', () => {
    const { after } = refused;
    expect(applicationSchema.parse(JSON.parse(JSON.stringify(after)))).toEqual(JSON.parse(JSON.stringify(after)));
  });
});
