import { describe, expect, test } from 'vitest';
import { type Application, countedObjections } from '../../../../shared/domain/case/application.ts';
import {
  dismissObjections,
  extendObjectionReview,
  fileComplaint,
  fileObjection,
  keyObjection,
  openObjectionReview,
  refuseObjection,
  upholdObjections,
} from '../../../../shared/domain/case/objection.ts';
import { DAY, HOUR, later } from '../../../../shared/domain/instant.ts';
import { filedAt } from '../../../../shared/domain/objection.ts';
import { PHASES, type Phase } from '../../../../shared/domain/phase.ts';
import { type ApplicationFields, anApplication } from '../../../support/applications.ts';
import { instantAt } from '../../../support/instants.ts';
import { decide } from './all-decisions.ts';
import { anObjection, aTask, decisionOn, documentNumber, usualDesk } from './desk.ts';

const receivedAt = instantAt('2021-06-24T16:30:00+08:00');
const keyedAt = instantAt('2021-06-25T09:10:00+08:00');
const dates = { objectionsDueAt: instantAt('2021-07-02T00:00:00+08:00'), nextDueAt: later(keyedAt, HOUR) };
const caseIn = (phase: Phase, fields: ApplicationFields = {}) => anApplication({ phase, ...fields }).application;

/** A letter of the last afternoon, keyed the next morning. */
function key(application: Application, objectionId = 'OBJECTION1') {
  const keyed = { channel: 'LETTER', by: 'staff-keyer', at: keyedAt } as const;
  return keyObjection(application, { ...anObjection(application, objectionId, receivedAt), keyed }, dates);
}

/** An objection of the public, as it comes in while the entry is visible. */
const file = (application: Application, id: string) =>
  fileObjection(application, anObjection(application, id, receivedAt)).after;

describe('an objection that staff key', () => {
  test.each(['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'SUSPENDED'] as const)(
    'in %s counts, and leaves phase, dates and run of the workflow as they are',
    (phase) => {
      const before = caseIn(phase);
      const { after, effects } = key(before);
      const { version, eventCount, lastEventHash } = after;
      expect(after).toEqual({ ...before, version, eventCount, lastEventHash, objectionCount: 1 });
      expect(effects.map(({ kind }) => kind)).toEqual(['STORE_OBJECTION']);
    },
  );

  test('before the payment is ordered stops it: the case goes under review, by a run of its own', () => {
    const before = caseIn('PAYING', { workflowRun: 2, attention: { code: 'WORKFLOW_STOPPED', since: receivedAt } });
    const { after, event } = key(before);
    expect(after).toMatchObject({ phase: 'OBJECTION_REVIEW', ...dates, objectionCount: 1, workflowRun: 3 });
    expect(after.attention).toBeUndefined();
    expect(event).toMatchObject({ before: 'PAYING', after: 'OBJECTION_REVIEW' });
  });

  test('happens when it is keyed, by who keyed it, and stays what was received', () => {
    const { event, effects } = key(caseIn('PAYING'));
    const actor = { kind: 'staff', staffId: 'staff-keyer' };
    expect(event).toMatchObject({ event: 'OBJECTION_FILED', actor, at: keyedAt, objectionId: 'OBJECTION1' });
    const keyed = { channel: 'LETTER', by: 'staff-keyer', at: keyedAt };
    expect(effects).toMatchObject([{ kind: 'STORE_OBJECTION', objection: { receivedAt, keyed } }]);
  });

  const STOPS_NOTHING = PHASES.filter(
    (phase) =>
      !['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'SUSPENDED', 'PAYING'].some((open) => open === phase),
  );
  test.each(STOPS_NOTHING)('in %s is refused: it could stop nothing any more', (phase) => {
    expect(() => key(caseIn(phase))).toThrow(expect.objectContaining({ code: 'WRONG_PHASE' }));
  });

  test('is filed when it was keyed, one of the public when it was received', () => {
    expect(filedAt({ receivedAt, keyed: { channel: 'PHONE', by: 'staff-keyer', at: keyedAt } })).toBe(keyedAt);
    expect(filedAt({ receivedAt })).toBe(receivedAt);
  });
});

describe('the objections that count', () => {
  const underReview = () => {
    const objected = file(file(caseIn('PUBLICISED'), 'OBJECTION1'), 'OBJECTION2');
    return openObjectionReview(objected, dates.objectionsDueAt, keyedAt).after;
  };
  const dismiss = (application: Application) =>
    dismissObjections(application, decisionOn(application, usualDesk, 'OBJECTION_REVIEW', 'DISMISS')).after;

  test('are those that were filed, less those that were not admitted', () => {
    const application = underReview();
    expect(countedObjections(application)).toBe(2);
    const ground = { ground: 'IDENTITY', at: keyedAt } as const;
    const { after } = refuseObjection(application, anObjection(application, 'OBJECTION1', receivedAt), ground);
    expect(countedObjections(after)).toBe(1);
  });

  test('are none once they were dismissed; how many there were, and when, is kept', () => {
    const dismissed = dismiss(underReview());
    expect(countedObjections(dismissed)).toBe(0);
    expect(dismissed).toMatchObject({ objectionCount: 2, dismissed: { count: 2, at: usualDesk.at } });
  });

  test('are those that came after a dismissal, and only these', () => {
    const keyed = key(dismiss(underReview())).after;
    expect(keyed).toMatchObject({ phase: 'OBJECTION_REVIEW', objectionCount: 3 });
    expect(countedObjections(keyed)).toBe(1);
    expect(dismiss(keyed)).toMatchObject({ phase: 'PAYING', dismissed: { count: 3 } });
    expect(countedObjections(dismiss(keyed))).toBe(0);
  });

  test('dismissed do not include one that was not admitted', () => {
    const application = underReview();
    const ground = { ground: 'APPLICANT', at: keyedAt } as const;
    const { after } = refuseObjection(application, anObjection(application, 'OBJECTION1', receivedAt), ground);
    expect(dismiss(after)).toMatchObject({ notAdmittedCount: 1, dismissed: { count: 1 } });
    expect(countedObjections(dismiss(after))).toBe(0);
  });
});

describe('the review of objections', () => {
  const extension = { reason: '需调取社保缴费记录。', extendedBy: 'staff-supervisor', extendedAt: keyedAt };
  const dueAt = instantAt('2021-07-09T00:00:00+08:00');

  test('is due when it says, from its opening', () => {
    const { after } = openObjectionReview(caseIn('PUBLICISED'), dates.objectionsDueAt, keyedAt);
    expect(after).toMatchObject({ objectionsDueAt: dates.objectionsDueAt, nextDueAt: dates.objectionsDueAt });
  });

  test('that a supervisor extends is due later: the case and its task, with the reason', () => {
    const application = caseIn('OBJECTION_REVIEW');
    const task = aTask(application, 'OBJECTION_REVIEW', { openedAt: receivedAt });
    const { after, event, effects } = extendObjectionReview(application, { task, extension, dueAt });
    expect(after).toMatchObject({ phase: 'OBJECTION_REVIEW', objectionsDueAt: dueAt, nextDueAt: dueAt });
    expect(event).toMatchObject({ event: 'OBJECTION_REVIEW_EXTENDED', at: keyedAt });
    expect(event.actor).toEqual({ kind: 'staff', staffId: 'staff-supervisor' });
    expect(event.contentDigest).toBeDefined();
    expect(effects).toEqual([{ kind: 'EXTEND_TASK', task: { ...task, dueAt, extension } }]);
  });

  test.each(['PUBLICISED', 'SUSPENDED', 'PAYING', 'REJECTED'] as const)('cannot be extended in %s', (phase) => {
    expect(() => decide('OBJECTION_REVIEW_EXTENDED', caseIn(phase))).toThrow(
      expect.objectContaining({ code: 'WRONG_PHASE' }),
    );
  });

  test('that is upheld refuses the case as of the decision', () => {
    const application = caseIn('OBJECTION_REVIEW', { objectionCount: 1 });
    const made = { ...decisionOn(application, usualDesk, 'OBJECTION_REVIEW', 'UPHOLD'), documentNumber };
    const { after } = upholdObjections(application, made);
    expect(after).toMatchObject({ phase: 'REJECTED', stage: 'publicised', refusedAt: usualDesk.at, documentNumber });
  });
});

describe('a complaint', () => {
  const CASES = ['AWAITING_PUBLICATION', 'PAYING', 'PAYMENT_RETURNED', 'PAID', 'REJECTED', 'WITHDRAWN'] as const;

  test.each(CASES)('about a case in %s opens a task, and leaves the case as it is', (phase) => {
    const before = caseIn(phase);
    const complaint = { complaintId: 'COMPLAINT1', noticeId: '210202-20210617', serial: 1, name: '李举报' };
    const told = {
      idNumber: '',
      phone: '',
      statement: '此人并未在该企业工作。',
      channel: 'PHONE',
      receivedAt,
    } as const;
    const request = { kind: 'COMPLAINT', ...complaint, ...told } as const;
    const task = aTask(before, 'COMPLAINT', { openedAt: keyedAt, request });
    const { after, event, effects } = fileComplaint(before, task, 'staff-keyer');
    const { version, eventCount, lastEventHash } = after;
    expect(after).toEqual({ ...before, version, eventCount, lastEventHash });
    expect(event.contentDigest).toBeDefined();
    expect(effects).toEqual([{ kind: 'OPEN_TASK', task }]);
  });

  test.each(CASES)('that is decided of a case in %s leaves the case as it is, its deciders included', (phase) => {
    const before = caseIn(phase, { nextDueAt: later(receivedAt, DAY) });
    const { after } = decide('COMPLAINT_DECIDED', before);
    const { version, eventCount, lastEventHash } = after;
    expect(after).toEqual({ ...before, version, eventCount, lastEventHash });
  });

  test.each(['VERIFYING', 'FUND_REVIEW', 'CORRECTION_REQUESTED'] as const)('about a case in %s is refused', (phase) => {
    expect(() => decide('COMPLAINT_FILED', caseIn(phase))).toThrow(expect.objectContaining({ code: 'WRONG_PHASE' }));
  });
});
