import { describe, expect, test } from 'vitest';
import type { DecisionBody } from '../../../shared/contracts/review.ts';
import type { Suspension } from '../../../shared/domain/suspension.ts';
import { anApplication, suspendedCase } from '../../support/applications.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { EXPLANATION, NOTE } from '../../support/decisions.ts';
import { effectOf, refusalTo } from './decided-case.ts';

const suspendedFrom = (from: Suspension['from']): { readonly suspension: Suspension } => ({
  suspension: { ...suspendedCase(anApplication({ phase: 'SUSPENDED' }).application).suspension, from },
});

describe('a suspension that a supervisor lifts', () => {
  const lift = (...more: Parameters<typeof effectOf> extends [unknown, unknown, ...infer Rest] ? Rest : never) =>
    effectOf('SUSPENSION_REVIEW', { outcome: 'LIFT' }, ...more);

  test.each(['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW'] as const)(
    'leads a case from %s to a window anew, from the next working day on',
    async (from) => {
      const { after } = await lift(suspendedFrom(from));
      expect(after).toMatchObject({
        phase: 'AWAITING_PUBLICATION',
        stage: 'scheduled',
        noticeId: '210202-20210617',
        publishAt: '2021-06-17T01:00:00.000Z',
        closesAt: '2021-06-24T16:00:00.000Z',
      });
      expect(after).not.toHaveProperty('publicEntry');
    },
  );

  test('leads a case that was to be paid back to the payment', async () => {
    expect((await lift(suspendedFrom('PAYING'))).after).toMatchObject({ phase: 'PAYING', publicEntry: { serial: 1 } });
  });

  test('leads a case that was to be paid to a window anew where an objection has come meanwhile', async () => {
    const { after } = await lift({ ...suspendedFrom('PAYING'), objectionCount: 1 });
    expect(after).toMatchObject({ phase: 'AWAITING_PUBLICATION', objectionCount: 1 });
  });

  test('is not held up by objections that were dismissed, or not admitted', async () => {
    const at = suspendedFrom('PAYING').suspension.at;
    const settled = { objectionCount: 3, notAdmittedCount: 1, dismissed: { count: 2, at } };
    expect((await lift({ ...suspendedFrom('PAYING'), ...settled })).after.phase).toBe('PAYING');
  });

  test('is valid without holiday data: the publication then has no date yet', async () => {
    const { after } = await lift(suspendedFrom('PUBLICISED'), calendarUntil(2020));
    expect(after).toMatchObject({ phase: 'AWAITING_PUBLICATION', stage: 'approved' });
    expect(after).not.toHaveProperty('publishAt');
  });
});

describe('an approval that a supervisor revokes', () => {
  test('may have the reasons that staff may find, and takes a number of its agency', async () => {
    const body: DecisionBody = { outcome: 'REVOKE', reasons: ['EMPLOYER_NOT_IN_CITY', 'APPROVAL_REVOKED'] };
    const { after, reasons } = await effectOf('SUSPENSION_REVIEW', body);
    expect(reasons).toEqual(['EMPLOYER_NOT_IN_CITY', 'APPROVAL_REVOKED']);
    expect(after).toMatchObject({ phase: 'REJECTED', reasons, explanation: EXPLANATION });
    expect(after).toMatchObject({ documentNumber: '210202-2021-1', refusedAt: '2021-06-16T01:00:00.000Z' });
  });

  test('is not revoked for what was checked at submission', async () => {
    const body: DecisionBody = { outcome: 'REVOKE', reasons: ['ANNUAL_LIMIT_REACHED'] };
    expect(await refusalTo('SUSPENSION_REVIEW', body)).toMatchObject({ status: 400, pointers: ['/reasons/0'] });
  });
});

describe('what was found is written down in a note of at least four characters', () => {
  const NOTED = [
    ['COMPLAINT', 'UPHOLD'],
    ['COMPLAINT', 'DISMISS'],
    ['REVERSAL', 'REFUSE'],
  ] as const;

  test.each(NOTED)('of a %s that ends with %s', async (kind, outcome) => {
    for (const note of [undefined, '好', '已核实']) {
      expect(await refusalTo(kind, { outcome, note })).toMatchObject({ status: 400, pointers: ['/note'] });
    }
    expect((await effectOf(kind, { outcome, note: '已核实过' })).reasons).toEqual([]);
  });

  test('and not where a suspension is lifted or a refusal confirmed to have fallen', async () => {
    expect((await effectOf('SUSPENSION_REVIEW', { outcome: 'LIFT' })).event).toBe('SUSPENSION_LIFTED');
    expect((await effectOf('REVERSAL', { outcome: 'CONFIRM' })).event).toBe('REFUSAL_OVERTURNED');
  });
});

describe('a refusal that is maintained', () => {
  test('says why to the applicant', async () => {
    const body = { outcome: 'MAINTAIN', explanation: undefined } as const;
    const refusal = await refusalTo('RECONSIDERATION', body);
    expect(refusal).toMatchObject({ status: 400, pointers: ['/explanation'] });
    expect(await refusalTo('RECONSIDERATION', { ...body, note: NOTE })).toMatchObject({ pointers: ['/explanation'] });
  });

  test('keeps why with the reconsideration, and not with the refusal', async () => {
    const asked = { reconsiderationId: 'R', requestedAt: suspendedFrom('PAYING').suspension.at } as const;
    const reconsideration = { ...asked, dueAt: suspendedFrom('PAYING').suspension.dueAt };
    const { after, before } = await effectOf('RECONSIDERATION', { outcome: 'MAINTAIN' }, { reconsideration });
    expect(after).toMatchObject({ reconsideration: { outcome: 'MAINTAIN', explanation: EXPLANATION } });
    expect('explanation' in before).toBe(false);
    expect(after).not.toHaveProperty('explanation');
  });
});

describe('a refusal that is found wrong', () => {
  test('by the agency itself falls under a number of the agency', async () => {
    const { after } = await effectOf('RECONSIDERATION', { outcome: 'GRANT' });
    const overturned = { basis: 'RECONSIDERATION', documentNumber: '210202-2021-1', applicationId: 'CASE000000000002' };
    expect(after).toMatchObject({ phase: 'REJECTED', overturned });
  });

  test('by another organ falls under the number of its document, as it was proposed', async () => {
    const { after } = await effectOf('REVERSAL', { outcome: 'CONFIRM' });
    expect(after).toMatchObject({ overturned: { basis: 'COURT', documentNumber: '（2021）辽02行终1号' } });
  });

  test('does not fall twice', async () => {
    const { after } = await effectOf('REVERSAL', { outcome: 'CONFIRM' });
    const overturned = 'overturned' in after ? after.overturned : undefined;
    for (const [kind, outcome] of [
      ['REVERSAL', 'CONFIRM'],
      ['RECONSIDERATION', 'GRANT'],
    ] as const) {
      expect(await refusalTo(kind, { outcome }, { overturned })).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
    }
  });

  test('for a level for which nothing is paid does not fall: there is nothing to grant', async () => {
    const { terms } = anApplication().application;
    const unpaid = { terms: { ...terms, amountFen: 0 as typeof terms.amountFen } };
    const refusal = await refusalTo('REVERSAL', { outcome: 'CONFIRM' }, unpaid);
    expect(refusal).toMatchObject({ status: 422, code: 'POLICY_REFUSED', reasons: ['LEVEL_NOT_IN_CATALOGUE'] });
  });
});
