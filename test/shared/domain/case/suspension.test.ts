import { describe, expect, test } from 'vitest';
import { type Application, applicationSchema } from '../../../../shared/domain/case/application.ts';
import { liftSuspension, makeStatement, revokeApproval, suspend } from '../../../../shared/domain/case/suspension.ts';
import { HOUR, later } from '../../../../shared/domain/instant.ts';
import { PHASES } from '../../../../shared/domain/phase.ts';
import { SUSPENDED_FROM } from '../../../../shared/domain/suspension.ts';
import { type ApplicationFields, anApplication, suspendedCase } from '../../../support/applications.ts';
import { SUSPENDED_BECAUSE } from '../../../support/decisions.ts';
import { instantAt } from '../../../support/instants.ts';
import { aTask, decisionOn, documentNumber, publicationFrom, usualDesk } from './desk.ts';

const at = instantAt('2021-06-18T10:00:00+08:00');
const dates = {
  at,
  statementUntil: instantAt('2021-06-26T00:00:00+08:00'),
  dueAt: instantAt('2021-07-03T00:00:00+08:00'),
};
const staff = { kind: 'staff', staffId: 'staff-supervisor' } as const;
const request = { kind: 'SUSPENSION', explanation: SUSPENDED_BECAUSE } as const;

function pull(application: Application, { reasons }: { readonly reasons?: readonly ['CERTIFICATE_REVOKED'] } = {}) {
  const task = aTask(application, 'SUSPENSION_REVIEW', { openedAt: at, request });
  const suspension = { explanation: SUSPENDED_BECAUSE, ...dates, ...(reasons && { reasons: [...reasons] }) };
  const openReview =
    application.phase === 'OBJECTION_REVIEW' ? aTask(application, 'OBJECTION_REVIEW', { openedAt: at }) : undefined;
  return suspend(application, { suspension, task, openReview }, reasons ? undefined : staff);
}

/** A case that was suspended in a phase, or at a stage of it. */
function pulledFrom(phase: (typeof SUSPENDED_FROM)[number], fields: ApplicationFields = {}) {
  return suspendedCase(pull(anApplication({ phase, ...fields }).application).after);
}

function lift(application: Application, to: 'AWAITING_PUBLICATION' | 'PAYING', publication = publicationFrom(at)) {
  const made = decisionOn(application, usualDesk, 'SUSPENSION_REVIEW', 'LIFT');
  return liftSuspension(application, { ...made, to, publication: to === 'PAYING' ? undefined : publication });
}

const WINDOW = ['noticeId', 'publishAt', 'closesAt', 'payAt', 'publicEntry'] as const;
const OF_THE_WRITE = { version: expect.any(Number), eventCount: expect.any(Number), lastEventHash: expect.any(String) };

describe('a suspension', () => {
  test.each(SUSPENDED_FROM)('pulls a case in %s, which keeps everything that it had', (phase) => {
    const { application } = anApplication({ phase });
    const { objectionsDueAt: _, ...before }: ApplicationFields = application;
    const { after } = pull(application);
    const suspension = { from: phase, explanation: SUSPENDED_BECAUSE, ...dates };
    const set = { phase: 'SUSPENDED', suspension, nextDueAt: dates.dueAt, attention: undefined };
    expect(after).toEqual({ ...before, ...OF_THE_WRITE, ...set });
    expect(applicationSchema.safeParse(JSON.parse(JSON.stringify(after))).success).toBe(true);
  });

  test('pulls an approved case whose publication has no date yet', () => {
    const { after } = pull(anApplication({ phase: 'AWAITING_PUBLICATION', stage: 'approved' }).application);
    expect(applicationSchema.parse(JSON.parse(JSON.stringify(after)))).toMatchObject({ stage: 'approved' });
  });

  test('asks a supervisor, in the words that the event seals', () => {
    const { effects, event } = pull(anApplication({ phase: 'AWAITING_PUBLICATION' }).application);
    expect(effects).toMatchObject([{ kind: 'OPEN_TASK', task: { kind: 'SUSPENSION_REVIEW', request } }]);
    expect(event).toMatchObject({ event: 'SUSPENDED', actor: staff, at, contentDigest: expect.any(String) });
  });

  test('takes the entry off the notice where it is visible, and nowhere else', () => {
    for (const phase of SUSPENDED_FROM) {
      const { effects } = pull(anApplication({ phase }).application);
      const withdrawn = effects.filter(({ kind }) => kind === 'WITHDRAW_NOTICE_ENTRY');
      const entry = { kind: 'WITHDRAW_NOTICE_ENTRY', noticeId: '210202-20210617', serial: 1 };
      expect(withdrawn, phase).toEqual(phase === 'PUBLICISED' ? [entry] : []);
    }
  });

  test('takes back the review of objections that was open', () => {
    const { effects } = pull(anApplication({ phase: 'OBJECTION_REVIEW' }).application);
    expect(effects).toContainEqual({
      kind: 'CANCEL_TASK',
      task: expect.objectContaining({ kind: 'OBJECTION_REVIEW', status: 'CANCELLED' }),
    });
  });

  test('by a register that said no comes from the system, before the payment only, and names the reasons', () => {
    const reasons = ['CERTIFICATE_REVOKED'] as const;
    const { after, event } = pull(anApplication({ phase: 'PAYING' }).application, { reasons });
    expect(after).toMatchObject({ phase: 'SUSPENDED', suspension: { from: 'PAYING', reasons } });
    expect(event.actor).toEqual({ kind: 'system' });
    expect(() => pull(anApplication({ phase: 'PUBLICISED' }).application, { reasons })).toThrow(
      expect.objectContaining({ code: 'WRONG_PHASE' }),
    );
  });

  const OTHERS = PHASES.filter((phase) => !SUSPENDED_FROM.some((from) => from === phase));
  test.each(OTHERS)('is not possible in %s', (phase) => {
    expect(() => pull(anApplication({ phase }).application)).toThrow(expect.objectContaining({ code: 'WRONG_PHASE' }));
  });
});

describe('a statement of the applicant', () => {
  const statement = { text: '情况属实，可提供劳动合同。', at: later(at, HOUR) };

  test('is kept with the suspension and with the task, and the event seals it', () => {
    const application = pulledFrom('PUBLICISED');
    const task = aTask(application, 'SUSPENSION_REVIEW', { openedAt: at, request });
    const { after, effects, event } = makeStatement(application, { statement, task });
    expect(after).toMatchObject({ phase: 'SUSPENDED', suspension: { ...application.suspension, statement } });
    expect(effects).toEqual([{ kind: 'STATE_IN_TASK', task: { ...task, statement } }]);
    expect(event).toMatchObject({ event: 'STATEMENT_MADE', actor: { kind: 'applicant' }, at: statement.at });
    expect(event.contentDigest).toBeDefined();
  });

  test('changes nothing else', () => {
    const before = pulledFrom('PAYING');
    const task = aTask(before, 'SUSPENSION_REVIEW', { openedAt: at, request });
    const { after } = makeStatement(before, { statement, task });
    expect(after).toEqual({ ...before, ...OF_THE_WRITE, suspension: { ...before.suspension, statement } });
  });
});

describe('a suspension that is lifted', () => {
  test.each(['PUBLICISED', 'OBJECTION_REVIEW', 'AWAITING_PUBLICATION', 'PAYING'] as const)(
    'leads a case from %s to a window anew, with nothing of the old one',
    (from) => {
      const publication = { ...publicationFrom(at), noticeId: '210202-20210622' };
      const { after } = lift(pulledFrom(from), 'AWAITING_PUBLICATION', publication);
      expect(after).toMatchObject({ phase: 'AWAITING_PUBLICATION', stage: 'scheduled', ...publication });
      for (const field of ['publicEntry', 'suspension', 'objectionsDueAt']) expect(after).not.toHaveProperty(field);
      expect(applicationSchema.safeParse(JSON.parse(JSON.stringify(after))).success).toBe(true);
    },
  );

  test('leads to a publication without dates where its year has no holiday data', () => {
    const application = pulledFrom('PUBLICISED');
    const made = decisionOn(application, usualDesk, 'SUSPENSION_REVIEW', 'LIFT');
    const { after } = liftSuspension(application, { ...made, to: 'AWAITING_PUBLICATION', publication: undefined });
    expect(after).toMatchObject({ phase: 'AWAITING_PUBLICATION', stage: 'approved' });
    for (const field of WINDOW) expect(after).not.toHaveProperty(field);
  });

  test('leads a case that was to be paid back to the payment, with the window that it had', () => {
    const before = pulledFrom('PAYING');
    const { after } = lift(before, 'PAYING');
    expect(after).toMatchObject({ phase: 'PAYING', stage: 'publicised' });
    for (const field of WINDOW) expect(after).toHaveProperty(field, before[field as keyof typeof before]);
    expect(applicationSchema.safeParse(JSON.parse(JSON.stringify(after))).success).toBe(true);
  });

  test('begins a run of the workflow, and keeps who decided, and when it was lifted', () => {
    const { after } = lift(pulledFrom('PUBLICISED', { workflowRun: 2 }), 'AWAITING_PUBLICATION');
    const { person, staffId } = usualDesk.staffFor('SUSPENSION_REVIEW');
    expect(after).toMatchObject({
      workflowRun: 3,
      lifted: { at: usualDesk.at, reasons: [] },
      deciders: [{ stage: 'SUSPENSION_REVIEW', person, staffId }],
    });
  });

  test('remembers what registers had said, of every suspension, each reason once', () => {
    const pulled = (application: Application) => pull(application, { reasons: ['CERTIFICATE_REVOKED'] }).after;
    const once = lift(pulled(anApplication({ phase: 'PAYING' }).application), 'PAYING').after;
    const lifted = { at, reasons: ['IDENTITY_MISMATCH', 'CERTIFICATE_REVOKED'] } as const;
    const twice = lift(pulled({ ...once, lifted: { ...lifted, reasons: [...lifted.reasons] } }), 'PAYING').after;
    expect(once.lifted?.reasons).toEqual(['CERTIFICATE_REVOKED']);
    expect(twice.lifted?.reasons).toEqual(['IDENTITY_MISMATCH', 'CERTIFICATE_REVOKED']);
  });
});

describe('an approval that is revoked', () => {
  const revoke = (application: Application) =>
    revokeApproval(application, {
      ...decisionOn(application, usualDesk, 'SUSPENSION_REVIEW', 'REVOKE'),
      documentNumber,
    });

  test.each([
    ['AWAITING_PUBLICATION', 'approved'],
    ['AWAITING_PUBLICATION', 'scheduled'],
    ['PUBLICISED', 'publicised'],
    ['PAYING', 'publicised'],
  ] as const)('of a case from %s refuses it, at the stage that it had reached: %s', (from, stage) => {
    const { after } = revoke(pulledFrom(from, { stage }));
    const refusal = { reasons: ['FALSE_DECLARATION'], documentNumber, refusedAt: usualDesk.at, nextDueAt: undefined };
    expect(after).toMatchObject({ phase: 'REJECTED', stage, ...refusal });
    expect(after).not.toHaveProperty('suspension');
    expect(applicationSchema.safeParse(JSON.parse(JSON.stringify(after))).success).toBe(true);
  });

  test('gives the annual place back, once', () => {
    const { effects } = revoke(pulledFrom('PUBLICISED'));
    expect(effects.filter(({ kind }) => kind === 'GIVE_BACK_ANNUAL_PLACE')).toEqual([
      { kind: 'GIVE_BACK_ANNUAL_PLACE', programme: 'enterprise-certificate', year: 2021 },
    ]);
  });
});
