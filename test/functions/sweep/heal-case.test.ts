import { beforeEach, describe, expect, test } from 'vitest';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { WriteConflictError } from '../../../shared/domain/errors.ts';
import { DAY, HOUR, later } from '../../../shared/domain/instant.ts';
import { CalendarMissingError, workingCalendar } from '../../../shared/policy/working-calendar.ts';
import { returnedCase } from '../../support/applications.ts';
import type { ReachablePhase } from '../../support/case-walk.ts';
import { countingPeople } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { deps, walk, stored } = await aService();
beforeEach(() => {
  printedLines();
  deps.workflow.fault = undefined;
  deps.workflow.started.length = 0;
  deps.workflow.answered.length = 0;
  deps.bank.reset();
});

/** Sets the clock to the due time of a case, shifted by some milliseconds. */
async function whenDue(id: string, milliseconds = 0): Promise<string> {
  const { nextDueAt = '' } = await stored.application(id);
  deps.clock.set(nextDueAt);
  deps.clock.pass(milliseconds);
  deps.bank.orders.length = 0;
  deps.bank.asked.length = 0;
  return id;
}

const aDueCase = async (phase: ReachablePhase) => whenDue(await walk.caseIn(phase, nextPerson()));

describe('a case before its due time', () => {
  test('is left unchanged', async () => {
    const id = await whenDue(await walk.caseIn('FUND_REVIEW', nextPerson()), -1);
    const before = await stored.application(id);
    expect(await healCase(id, deps)).toBe('on-time');
    expect(await stored.application(id)).toEqual(before);
  });

  test.each(['PAID', 'REJECTED', 'WITHDRAWN'] as const)('is left unchanged for ever once it is %s', async (phase) => {
    const id = await walk.caseIn(phase, nextPerson());
    deps.clock.pass(10_000 * DAY);
    expect(await healCase(id, deps)).toBe('on-time');
  });
});

describe('a case that waits for a silent register', () => {
  test('is in hand for the four hours in which the register is asked, and overdue an hour later', async () => {
    const id = await aDueCase('VERIFYING');
    const { submittedAt } = await stored.application(id);
    expect(deps.clock.instant()).toBe(later(submittedAt, HOUR));
    expect(await healCase(id, deps)).toBe('in-hand');
    expect((await stored.application(id)).nextDueAt).toBe(later(submittedAt, 5 * HOUR));
    expect(await healCase(await whenDue(id), deps)).toBe('overdue');
    expect((await stored.application(id)).attention).toMatchObject({ code: 'VERIFYING_OVERDUE' });
  });
});

describe('a lost workflow', () => {
  const open = ['VERIFYING', 'MANUAL_VERIFICATION', 'FUND_REVIEW', 'AWAITING_PUBLICATION'] as const;
  test.each([...open, 'PUBLICISED', 'OBJECTION_REVIEW', 'PAYING'] as const)(
    'is restarted where the case is %s, as the next run',
    async (phase) => {
      const id = await aDueCase(phase);
      deps.workflow.started.length = 0;
      deps.workflow.lose(id);
      expect(await healCase(id, deps)).toBe('restarted');
      expect(deps.workflow.started).toEqual([`${id}-2`]);
      expect(await stored.application(id)).toMatchObject({
        phase,
        workflowRun: 2,
        nextDueAt: later(deps.clock.instant(), HOUR),
      });
    },
  );

  test('is restarted as often as it is lost', async () => {
    const id = await aDueCase('VERIFYING');
    deps.workflow.started.length = 0;
    for (const run of [1, 2, 3]) {
      deps.workflow.lose(id, run);
      expect(await healCase(id, deps)).toBe('restarted');
      await whenDue(id);
    }
    expect(deps.workflow.started).toEqual([`${id}-2`, `${id}-3`, `${id}-4`]);
  });

  test('that cannot be started uses up its run number, and the next sweep starts the run after it', async () => {
    const id = await aDueCase('VERIFYING');
    deps.workflow.started.length = 0;
    deps.workflow.lose(id);
    deps.workflow.fault = new Error('no answer');
    await expect(healCase(id, deps)).rejects.toThrow('no answer');
    deps.workflow.fault = undefined;
    expect(await healCase(await whenDue(id), deps)).toBe('restarted');
    expect(deps.workflow.started).toEqual([`${id}-3`]);
  });

  test('is restarted once where two sweeps find it lost', async () => {
    const id = await aDueCase('FUND_REVIEW');
    deps.workflow.started.length = 0;
    deps.workflow.lose(id);
    // Each sweep waits here until the other has read the case too.
    const bothHaveRead = Promise.withResolvers<boolean>();
    let asking = 0;
    const isRunning = () => {
      asking += 1;
      if (asking === 2) bothHaveRead.resolve(false);
      return bothHaveRead.promise;
    };
    const sweeping = { ...deps, workflow: { ...deps.workflow, isRunning } };
    const healed = await Promise.allSettled([healCase(id, sweeping), healCase(id, sweeping)]);
    expect(healed.filter(({ status }) => status === 'fulfilled')).toMatchObject([{ value: 'restarted' }]);
    expect(healed.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(WriteConflictError),
    });
    expect(deps.workflow.started).toEqual([`${id}-2`]);
  });
});

describe('a decision that did not reach the workflow', () => {
  test('is sent to its token again, and the case gets its planned due time', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    deps.workflow.fault = new Error('no answer');
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    deps.workflow.fault = undefined;
    expect(deps.workflow.answered).toEqual([]);
    expect(await healCase(await whenDue(id), deps)).toBe('in-hand');
    expect(deps.workflow.answered).toMatchObject([
      { taskToken: `token-${id}-FUND_REVIEW`, state: { applicationId: id, phase: 'AWAITING_PUBLICATION' } },
    ]);
    // Ten minutes after its publication at 09:00 on the next day.
    expect((await stored.application(id)).nextDueAt).toBe('2021-06-17T01:10:00.000Z');
  });

  test('that ended the case is sent too, and the case is no longer due', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    deps.workflow.fault = new Error('no answer');
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' });
    deps.workflow.fault = undefined;
    expect(await healCase(await whenDue(id), deps)).toBe('ended');
    expect(deps.workflow.answered).toMatchObject([{ state: { phase: 'REJECTED' } }]);
    expect((await stored.application(id)).nextDueAt).toBeUndefined();
    expect(deps.workflow.started).not.toContain(`${id}-2`);
  });

  test('is not sent for an open task: its token keeps waiting', async () => {
    const id = await aDueCase('FUND_REVIEW');
    await healCase(id, deps);
    expect(deps.workflow.answered).toEqual([]);
  });
});

test('a withdrawal that did not reach the workflow is sent to the cancelled task’s token', async () => {
  const person = nextPerson();
  const id = await walk.caseIn('MANUAL_VERIFICATION', person);
  deps.workflow.fault = new Error('no answer');
  await walk.withdraw(person, id);
  deps.workflow.fault = undefined;
  expect(await healCase(await whenDue(id), deps)).toBe('ended');
  expect(deps.workflow.answered).toMatchObject([
    { taskToken: `token-${id}-MANUAL_VERIFICATION`, state: { phase: 'WITHDRAWN' } },
  ]);
});

describe('a case that waits for people beyond its due time', () => {
  test.each(['VERIFYING', 'MANUAL_VERIFICATION', 'FUND_REVIEW', 'AWAITING_PUBLICATION', 'PUBLICISED'] as const)(
    'in %s is marked, and is due again a day later',
    async (phase) => {
      const id = await walk.caseIn(phase, nextPerson());
      // Some cases are first due for telling the workflow. They are overdue only past their planned due time.
      await healCase(await whenDue(id), deps);
      if ((await stored.application(id)).attention === undefined) await healCase(await whenDue(id), deps);
      const attention = { code: `${phase}_OVERDUE`, since: deps.clock.instant() };
      expect(await stored.application(id)).toMatchObject({
        phase,
        attention,
        nextDueAt: later(deps.clock.instant(), DAY),
      });
    },
  );

  test('keeps the time since when it is overdue, however often it is healed', async () => {
    const id = await aDueCase('OBJECTION_REVIEW');
    expect(await healCase(id, deps)).toBe('overdue');
    const { attention } = await stored.application(id);
    expect(attention).toEqual({ code: 'OBJECTION_REVIEW_OVERDUE', since: deps.clock.instant() });
    for (let day = 1; day <= 3; day += 1) {
      expect(await healCase(await whenDue(id), deps)).toBe('overdue');
      expect(await stored.application(id)).toMatchObject({ attention, nextDueAt: later(deps.clock.instant(), DAY) });
    }
  });

  test('after a returned payment is not restarted, because its workflow has ended', async () => {
    const id = await walk.caseIn('PAYMENT_RETURNED', nextPerson());
    deps.workflow.started.length = 0;
    deps.workflow.lose(id);
    const { paymentReturn } = await stored.application(id).then(returnedCase);
    for (const remindAt of paymentReturn.remindAt) {
      expect(await healCase(await whenDue(id, -1), deps)).toBe('on-time');
      expect(await healCase(await whenDue(id), deps)).toBe('reminded');
      expect(deps.clock.instant()).toBe(remindAt);
    }
    expect(await healCase(await whenDue(id), deps)).toBe('overdue');
    expect(await stored.application(id)).toMatchObject({
      phase: 'PAYMENT_RETURNED',
      attention: { code: 'PAYMENT_RETURNED_OVERDUE' },
    });
    expect((await stored.events(id)).filter((event) => event === 'RETURN_REMINDED')).toHaveLength(3);
    expect(deps.workflow.started).toEqual([]);
  });
});

describe('healing that fails', () => {
  test('because of missing holiday data is a named error, and leaves the case due', async () => {
    const id = await aDueCase('FUND_REVIEW');
    const before = await stored.application(id);
    const withoutHolidays = { ...deps, calendar: workingCalendar({}) };
    await expect(healCase(id, withoutHolidays)).rejects.toThrow(CalendarMissingError);
    expect(await stored.application(id)).toEqual(before);
  });

  test('because another writer changes the case meanwhile overwrites nothing', async () => {
    const id = await aDueCase('FUND_REVIEW');
    const tasks: typeof deps.tasks = {
      ...deps.tasks,
      ofCase: async (application) => {
        await walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
        return deps.tasks.ofCase(application);
      },
    };
    await expect(healCase(id, { ...deps, tasks })).rejects.toThrow(WriteConflictError);
    expect((await stored.application(id)).phase).toBe('AWAITING_PUBLICATION');
  });
});
