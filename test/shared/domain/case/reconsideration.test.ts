import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../../shared/domain/actor.ts';
import type { Application } from '../../../../shared/domain/case/application.ts';
import {
  declineReversal,
  maintainRefusal,
  proposeReversal,
  requestReconsideration,
} from '../../../../shared/domain/case/reconsideration.ts';
import { DAY, later } from '../../../../shared/domain/instant.ts';
import { PHASES } from '../../../../shared/domain/phase.ts';
import { anApplication, refusedCase } from '../../../support/applications.ts';
import { EXPLANATION } from '../../../support/decisions.ts';
import { instantAt } from '../../../support/instants.ts';
import { aRefusedSubmission } from './all-decisions.ts';
import { aTask, decisionOn, usualDesk } from './desk.ts';
import { anAdmission } from './payout-and-remedy-decisions.ts';

const at = instantAt('2021-06-18T10:00:00+08:00');
const APPLICANT = { kind: 'applicant' } as const;
const CLERK = { kind: 'staff', staffId: 'staff-keyer' } as const;
const refused = () => refusedCase(anApplication({ phase: 'REJECTED' }).application);
const overturned = () => refusedCase(anAdmission(refused(), usualDesk).overturned.after);
const wrongPhase = expect.objectContaining({ code: 'WRONG_PHASE' });

function ask(application: Application, by: Actor = APPLICANT) {
  const request = { kind: 'RECONSIDERATION', statement: '证书可在发证机构官网查到，请重新核验。' } as const;
  const task = aTask(application, 'RECONSIDERATION', { openedAt: at, request });
  return { task, ...requestReconsideration(application, task, by) };
}

function propose(application: Application) {
  const judgment = { basis: 'COURT', documentNumber: '（2021）辽02行终1号', note: '判决书已收到。' } as const;
  const askedBy = { person: 'person-1', staffId: 'staff-1' };
  const task = aTask(application, 'REVERSAL', { openedAt: at, request: { kind: 'REVERSAL', ...judgment, askedBy } });
  return { task, ...proposeReversal(application, task, askedBy.staffId) };
}

const maintain = (application: Application) =>
  maintainRefusal(application, decisionOn(application, usualDesk, 'RECONSIDERATION', 'MAINTAIN'));
const decline = (application: Application) =>
  declineReversal(application, decisionOn(application, usualDesk, 'REVERSAL', 'REFUSE'));

describe('a request for a reconsideration', () => {
  test('is put before staff, and the case is due when it is to be decided', () => {
    const { after, effects, event, task } = ask(refused());
    const { taskId: reconsiderationId, dueAt } = task;
    expect(after).toMatchObject({ phase: 'REJECTED', nextDueAt: dueAt });
    expect(refusedCase(after).reconsideration).toEqual({ reconsiderationId, requestedAt: at, dueAt });
    expect(effects).toEqual([{ kind: 'OPEN_TASK', task }]);
    expect(event).toMatchObject({ event: 'RECONSIDERATION_REQUESTED', actor: APPLICANT, at });
    expect(event.contentDigest).toBeDefined();
  });

  test('may be keyed by staff, who then are on record', () => {
    expect(ask(refused(), CLERK).event.actor).toEqual(CLERK);
  });

  test('leaves the refusal as it is', () => {
    const { reasons, documentNumber, refusedAt } = refused();
    expect(ask(refused()).after).toMatchObject({ reasons, documentNumber, refusedAt });
  });

  test('may be about a submission that was refused at once', () => {
    const { after } = aRefusedSubmission('RECEIPT000000001');
    expect(ask(after).after).toMatchObject({ attempt: 0, reconsideration: { requestedAt: at } });
  });

  test('is refused a second time, whoever asks, and once the first one was decided', () => {
    const asked = ask(refused()).after;
    for (const application of [asked, maintain(asked).after]) {
      for (const by of [APPLICANT, CLERK]) {
        expect(() => ask(application, by)).toThrow(expect.objectContaining({ code: 'ALREADY_RECONSIDERED' }));
      }
    }
  });

  test('is refused once the refusal has fallen, and where nothing was refused', () => {
    expect(() => ask(overturned())).toThrow(wrongPhase);
    for (const phase of PHASES.filter((each) => each !== 'REJECTED')) {
      expect(() => ask(anApplication({ phase }).application), phase).toThrow(wrongPhase);
    }
  });
});

describe('a refusal that is maintained', () => {
  const attention = { code: 'RECONSIDERATION_OVERDUE', since: later(at, DAY) };

  test('stands, with what was decided, why and when', () => {
    const asked = ask(refused()).after;
    const { after } = maintain(asked);
    const { reconsideration, ...others } = refusedCase(after);
    const decision = { outcome: 'MAINTAIN', explanation: EXPLANATION, decidedAt: usualDesk.at };
    expect(reconsideration).toEqual({ ...refusedCase(asked).reconsideration, ...decision });
    expect(others).toMatchObject({ phase: 'REJECTED', reasons: refused().reasons, refusedAt: refused().refusedAt });
    expect(others).not.toHaveProperty('overturned');
  });

  test('is due for nothing more, and needs no attention', () => {
    const { after } = maintain({ ...ask(refused()).after, attention });
    expect(after.nextDueAt).toBeUndefined();
    expect(after.attention).toBeUndefined();
  });

  test('names who decided, so that the same person decides nothing else of the case', () => {
    const { person, staffId } = usualDesk.staffFor('RECONSIDERATION');
    expect(maintain(ask(refused()).after).after.deciders).toEqual([{ stage: 'RECONSIDERATION', person, staffId }]);
  });
});

describe('a reversal', () => {
  test('is proposed with its basis, and leaves the case as it is until a second person confirms it', () => {
    const before = refused();
    const { after, effects, event, task } = propose(before);
    const { version, eventCount, lastEventHash } = after;
    expect(after).toEqual({ ...before, version, eventCount, lastEventHash });
    expect(effects).toEqual([{ kind: 'OPEN_TASK', task }]);
    expect(event).toMatchObject({ event: 'REVERSAL_PROPOSED', actor: { kind: 'staff', staffId: 'staff-1' }, at });
    expect(event.contentDigest).toBeDefined();
  });

  test('that the second person declines leaves the refusal, and a reconsideration that is open, as they are', () => {
    const asked = refusedCase(ask(refused()).after);
    const { after } = decline(propose(asked).after);
    const { reconsideration, nextDueAt, reasons } = asked;
    expect(after).toMatchObject({ phase: 'REJECTED', reconsideration, nextDueAt, reasons });
    expect(after).not.toHaveProperty('overturned');
  });

  test('that was declined may be proposed again', () => {
    expect(propose(decline(propose(refused()).after).after).after).toMatchObject({ phase: 'REJECTED' });
  });

  test('is not proposed once the refusal has fallen, or where nothing was refused', () => {
    expect(() => propose(overturned())).toThrow(wrongPhase);
    for (const phase of PHASES.filter((each) => each !== 'REJECTED')) {
      expect(() => propose(anApplication({ phase }).application), phase).toThrow(wrongPhase);
    }
  });
});
