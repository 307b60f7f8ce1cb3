import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { parkApplication, parkApplicationInput } from '../../../functions/workflow/park-application.ts';
import { ApplicationNotFoundError } from '../../../shared/domain/errors.ts';
import { HOUR, instantOf, later } from '../../../shared/domain/instant.ts';
import { isFinal } from '../../../shared/domain/phase.ts';
import { aTable } from '../../support/a-table.ts';
import { type CaseWalk, caseWalk, REACHABLE_PHASES, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { countingPeople } from '../../support/people.ts';

const somebody = countingPeople();
let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});
beforeEach(() => {
  deps.alarms.length = 0;
});

/** Parks a case as the workflow does: with its id and, where there is one, the error's name. */
const park = (applicationId: string, error?: string) =>
  parkApplication(parkApplicationInput.parse({ applicationId, error }), deps);
const now = () => instantOf(deps.now());

describe('a case parked', () => {
  test.each(REACHABLE_PHASES.filter((phase) => !isFinal(phase)))(
    'in %s stays there, is marked, and is due for the sweep in an hour',
    async (phase) => {
      const id = await walk.caseIn(phase, somebody());
      const before = await deps.applications.byId(id);
      expect(await park(id, 'Error')).toEqual({ applicationId: id });
      expect(await deps.applications.byId(id)).toEqual({
        ...before,
        version: before.version + 1,
        attention: { code: 'WORKFLOW_STOPPED', since: now() },
        nextDueAt: later(now(), HOUR),
      });
      expect(deps.alarms).toEqual(['ApplicationParked']);
    },
  );

  test.each(REACHABLE_PHASES.filter(isFinal))(
    'in %s, which is final, is as it was; the alarm rings all the same',
    async (phase) => {
      const id = await walk.caseIn(phase, somebody());
      const before = await deps.applications.byId(id);
      await park(id, 'Error');
      expect(await deps.applications.byId(id)).toEqual(before);
      expect(deps.alarms).toEqual(['ApplicationParked']);
    },
  );

  test.each([
    ['CalendarMissingError', 'CALENDAR_MISSING', 'CalendarMissing'],
    ['PaymentRejectedError', 'PAYMENT_REJECTED', 'ApplicationParked'],
    ['TransactionContendedError', 'WORKFLOW_STOPPED', 'ApplicationParked'],
    ['Sandbox.Timedout', 'WORKFLOW_STOPPED', 'ApplicationParked'],
    [undefined, 'WORKFLOW_STOPPED', 'ApplicationParked'],
  ])('for %s is marked %s and rings %s', async (error, code, alarm) => {
    const id = await walk.caseIn('FUND_REVIEW', somebody());
    await park(id, error);
    expect(await deps.applications.byId(id)).toMatchObject({ attention: { code } });
    expect(deps.alarms).toEqual([alarm]);
  });

  test('is started again by the sweep after that hour, and not before', async () => {
    const id = await walk.caseIn('FUND_REVIEW', somebody());
    await park(id, 'Error');
    deps.workflow.lose(id);
    deps.clock.pass(HOUR - 1);
    expect(await healCase(id, deps)).toBe('on-time');
    deps.clock.pass(1);
    expect(await healCase(id, deps)).toBe('restarted');
  });

  test('loses its mark when it moves on', async () => {
    const id = await walk.caseIn('FUND_REVIEW', somebody());
    await park(id, 'Error');
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    expect((await deps.applications.byId(id)).attention).toBeUndefined();
  });

  test('while somebody else writes it is marked on top of what they wrote', async () => {
    const id = await walk.caseIn('FUND_REVIEW', somebody());
    let isFirst = true;
    const applications: typeof deps.applications = {
      ...deps.applications,
      byId: async (applicationId) => {
        const application = await deps.applications.byId(applicationId);
        if (isFirst) await walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
        isFirst = false;
        return application;
      },
    };
    await parkApplication({ applicationId: id, error: 'Error' }, { ...deps, applications });
    const parked = await deps.applications.byId(id);
    expect(parked).toMatchObject({ phase: 'AWAITING_PUBLICATION', attention: { code: 'WORKFLOW_STOPPED' } });
    expect(deps.alarms).toEqual(['ApplicationParked']);
  });
});

test('a case that does not exist cannot be parked, and rings nothing', async () => {
  await expect(park('NOBODY', 'Error')).rejects.toThrow(ApplicationNotFoundError);
  expect(deps.alarms).toEqual([]);
});
