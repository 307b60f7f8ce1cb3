import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { TransactionContendedError } from '../../../shared/domain/errors.ts';
import { DAY, HOUR, instantOf, later } from '../../../shared/domain/instant.ts';
import { CalendarMissingError, workingCalendar } from '../../../shared/policy/working-calendar.ts';
import { aTable } from '../../support/a-table.ts';
import {
  type CaseWalk,
  caseWalk,
  type ReachablePhase,
  type UseCaseDeps,
  useCaseDeps,
} from '../../support/case-walk.ts';
import { countingPeople } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';

const somebody = countingPeople();
let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});
beforeEach(() => {
  printedLines();
  deps.workflow.fault = undefined;
  deps.workflow.started.length = 0;
  deps.workflow.answered.length = 0;
  deps.bank.receipt = 'accepted';
  deps.bank.answer = { outcome: 'unknown' };
});

const applicationOf = (id: string) => deps.applications.byId(id);
const now = () => instantOf(deps.now());

/** Sets the clock to the moment a case is past due. */
async function whenDue(id: string, milliseconds = 0): Promise<string> {
  const { nextDueAt = '' } = await applicationOf(id);
  deps.clock.set(nextDueAt);
  deps.clock.pass(milliseconds);
  deps.bank.orders.length = 0;
  deps.bank.asked.length = 0;
  return id;
}

const aDueCase = async (phase: ReachablePhase) => whenDue(await walk.caseIn(phase, somebody()));

describe('a case before its time', () => {
  test('is left alone', async () => {
    const id = await whenDue(await walk.caseIn('FUND_REVIEW', somebody()), -1);
    const before = await applicationOf(id);
    expect(await healCase(id, deps)).toBe('on-time');
    expect(await applicationOf(id)).toEqual(before);
  });

  test.each(['PAID', 'REJECTED', 'WITHDRAWN'] as const)('is left alone for ever once it is %s', async (phase) => {
    const id = await walk.caseIn(phase, somebody());
    deps.clock.pass(10_000 * DAY);
    expect(await healCase(id, deps)).toBe('on-time');
  });
});

describe('a lost workflow', () => {
  const open = ['VERIFYING', 'MANUAL_VERIFICATION', 'FUND_REVIEW', 'AWAITING_PUBLICATION'] as const;
  test.each([...open, 'PUBLICISED', 'OBJECTION_REVIEW', 'PAYING'] as const)(
    'is started again where the case is %s, under the number of the next run',
    async (phase) => {
      const id = await aDueCase(phase);
      deps.workflow.started.length = 0;
      deps.workflow.lose(id);
      expect(await healCase(id, deps)).toBe('restarted');
      expect(deps.workflow.started).toEqual([`${id}-2`]);
      expect(await applicationOf(id)).toMatchObject({ phase, workflowRun: 2, nextDueAt: later(now(), HOUR) });
    },
  );

  test('is started again as often as it is lost', async () => {
    const id = await aDueCase('VERIFYING');
    deps.workflow.started.length = 0;
    for (const run of [1, 2, 3]) {
      deps.workflow.lose(id, run);
      expect(await healCase(id, deps)).toBe('restarted');
      await whenDue(id);
    }
    expect(deps.workflow.started).toEqual([`${id}-2`, `${id}-3`, `${id}-4`]);
  });

  test('that cannot be started is counted, and started under the number after at the next look', async () => {
    const id = await aDueCase('VERIFYING');
    deps.workflow.started.length = 0;
    deps.workflow.lose(id);
    deps.workflow.fault = new Error('no answer');
    await expect(healCase(id, deps)).rejects.toThrow('no answer');
    deps.workflow.fault = undefined;
    expect(await healCase(await whenDue(id), deps)).toBe('restarted');
    expect(deps.workflow.started).toEqual([`${id}-3`]);
  });

  test('is started once by two sweeps that both find it lost', async () => {
    const id = await aDueCase('FUND_REVIEW');
    deps.workflow.started.length = 0;
    deps.workflow.lose(id);
    // Each waits here until the other has read the case too.
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
      reason: expect.any(TransactionContendedError),
    });
    expect(deps.workflow.started).toEqual([`${id}-2`]);
  });
});

describe('a decision whose workflow was not told', () => {
  test('is answered to its token again, and the case is in hand until its next thing', async () => {
    const id = await walk.caseIn('FUND_REVIEW', somebody());
    deps.workflow.fault = new Error('no answer');
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    deps.workflow.fault = undefined;
    expect(deps.workflow.answered).toEqual([]);
    expect(await healCase(await whenDue(id), deps)).toBe('in-hand');
    expect(deps.workflow.answered).toMatchObject([
      { taskToken: `token-${id}-FUND_REVIEW`, state: { applicationId: id, phase: 'AWAITING_PUBLICATION' } },
    ]);
    // Ten minutes after the publication at 09:00 of the next day.
    expect((await applicationOf(id)).nextDueAt).toBe('2021-06-17T01:10:00.000Z');
  });

  test('that ended the case is answered too, and nothing is due any more', async () => {
    const id = await walk.caseIn('FUND_REVIEW', somebody());
    deps.workflow.fault = new Error('no answer');
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' });
    deps.workflow.fault = undefined;
    expect(await healCase(await whenDue(id), deps)).toBe('ended');
    expect(deps.workflow.answered).toMatchObject([{ state: { phase: 'REJECTED' } }]);
    expect((await applicationOf(id)).nextDueAt).toBeUndefined();
    expect(deps.workflow.started).not.toContain(`${id}-2`);
  });

  test('is not that of a task still open: its token goes on waiting', async () => {
    const id = await aDueCase('FUND_REVIEW');
    await healCase(id, deps);
    expect(deps.workflow.answered).toEqual([]);
  });
});

test('a withdrawal whose workflow was not told is answered to the cancelled task’s token', async () => {
  const person = somebody();
  const id = await walk.caseIn('MANUAL_VERIFICATION', person);
  deps.workflow.fault = new Error('no answer');
  await walk.withdraw(person, id);
  deps.workflow.fault = undefined;
  expect(await healCase(await whenDue(id), deps)).toBe('ended');
  expect(deps.workflow.answered).toMatchObject([
    { taskToken: `token-${id}-MANUAL_VERIFICATION`, state: { phase: 'WITHDRAWN' } },
  ]);
});

describe('a case that waits for people beyond its time', () => {
  test.each(['VERIFYING', 'MANUAL_VERIFICATION', 'FUND_REVIEW', 'AWAITING_PUBLICATION', 'PUBLICISED'] as const)(
    'in %s is marked, and looked at again a day later',
    async (phase) => {
      const id = await walk.caseIn(phase, somebody());
      // At first some cases are only due to be told; past their planned time they are late.
      await healCase(await whenDue(id), deps);
      if ((await applicationOf(id)).attention === undefined) await healCase(await whenDue(id), deps);
      const attention = { code: `${phase}_OVERDUE`, since: now() };
      expect(await applicationOf(id)).toMatchObject({ phase, attention, nextDueAt: later(now(), DAY) });
    },
  );

  test('keeps the moment since when it was late, however often it is looked at', async () => {
    const id = await aDueCase('OBJECTION_REVIEW');
    expect(await healCase(id, deps)).toBe('overdue');
    const { attention } = await applicationOf(id);
    expect(attention).toEqual({ code: 'OBJECTION_REVIEW_OVERDUE', since: now() });
    for (let day = 1; day <= 3; day += 1) {
      expect(await healCase(await whenDue(id), deps)).toBe('overdue');
      expect(await applicationOf(id)).toMatchObject({ attention, nextDueAt: later(now(), DAY) });
    }
  });

  test('after a returned payment is not started again: its workflow has ended', async () => {
    const id = await walk.caseIn('PAYMENT_RETURNED', somebody());
    deps.workflow.started.length = 0;
    deps.workflow.lose(id);
    expect(await healCase(await whenDue(id, -1), deps)).toBe('on-time');
    expect(await healCase(await whenDue(id), deps)).toBe('overdue');
    expect(await applicationOf(id)).toMatchObject({ attention: { code: 'PAYMENT_RETURNED_OVERDUE' } });
    expect(deps.workflow.started).toEqual([]);
  });
});

describe('healing that cannot be finished', () => {
  test('for want of a calendar says so and leaves the case due', async () => {
    const id = await aDueCase('FUND_REVIEW');
    const before = await applicationOf(id);
    const noCalendar = { ...deps, calendar: workingCalendar({}) };
    await expect(healCase(id, noCalendar)).rejects.toThrow(CalendarMissingError);
    expect(await applicationOf(id)).toEqual(before);
  });

  test('because somebody moves the case in between writes nothing over it', async () => {
    const id = await aDueCase('FUND_REVIEW');
    const tasks: typeof deps.tasks = {
      ...deps.tasks,
      ofCase: async (application) => {
        await walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
        return deps.tasks.ofCase(application);
      },
    };
    await expect(healCase(id, { ...deps, tasks })).rejects.toThrow(TransactionContendedError);
    expect((await applicationOf(id)).phase).toBe('AWAITING_PUBLICATION');
  });
});
